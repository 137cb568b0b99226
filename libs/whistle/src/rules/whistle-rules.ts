import {
  type DatedRules,
  ruleBook,
  type WhistleRuleBook,
  type WhistleRuleOptions,
} from './rule-book.js';
import { RuleFileError } from './rule-file-error.js';
import type { WhistleRulePack } from './rule-pack.js';

/** Injection token of the {@link WhistleRuleBook}. */
export const WHISTLE_RULES = Symbol('WHISTLE_RULES');

export type {
  ActivationNote,
  DatedRules,
  KindInForce,
  WhistleRuleBook,
  WhistleRuleOptions,
} from './rule-book.js';

/**
 * Rules as look-ups. In force at a time is the version with the latest effective date not after it;
 * a version that comes later changes nothing that an event has recorded.
 * @throws RuleFileError when the packs are not versions of one pack.
 */
export function createWhistleRules(
  packs: readonly WhistleRulePack[],
  options: WhistleRuleOptions = {},
): WhistleRuleBook {
  refuseMixture(packs);
  return ruleBook(packs.map(byItsFile), packs, options);
}

export const byItsFile = (pack: WhistleRulePack): DatedRules => ({
  pack,
  from: pack.effectiveFrom,
});

/** @throws RuleFileError where there are none, or two of one pack bear one number or date. */
export function refuseMixture(packs: readonly WhistleRulePack[]): void {
  const [first] = packs;
  if (!first) throw new RuleFileError('RULE_FILES_MISSING', '', '', '没有规则');
  const stranger = packs.find(({ pack }) => pack !== first.pack);
  if (stranger) {
    const reason = `“${stranger.pack}”与“${first.pack}”不是同一规则包的版本`;
    throw new RuleFileError('RULE_PACK_MIXED', '', '/pack', reason);
  }
  for (const field of ['version', 'effectiveFrom'] as const) {
    const values = packs.map((pack) => pack[field]);
    const twin = values.find((value, index) => values.indexOf(value) !== index);
    if (twin === undefined) continue;
    const reason = `两个版本的 ${field} 同为“${twin}”`;
    throw new RuleFileError('RULE_VERSION_TWICE', '', `/${field}`, reason);
  }
}
