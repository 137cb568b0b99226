import type { CalendarOverrides, WorkCalendar } from '#calendar';
import type { WhistleRules } from '../domain/whistle.context.js';
import type { RuleReference } from '../domain/whistle.events.js';
import { ruleBook } from './rule-book.js';
import { RuleFileError } from './rule-file-error.js';
import type { RuleKind, WhistleRulePack } from './rule-pack.js';

/** Injection token of the {@link WhistleRuleBook}. */
export const WHISTLE_RULES = Symbol('WHISTLE_RULES');

export interface KindInForce extends RuleKind {
  readonly rule: RuleReference;
}

/** When and by whom a version was put in force, where it was not by its file. */
export interface ActivationNote {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly account: string;
}

/** A version of the rules and the first local date (Asia/Shanghai) on which it applies. */
export interface DatedRules {
  readonly pack: WhistleRulePack;
  readonly from: string;
  /** Absent for one that is in force by its file. */
  readonly activation?: ActivationNote;
}

/** The versions of a district's rules: what a decision looks up, and what people may choose from. */
export interface WhistleRuleBook extends WhistleRules {
  /** Every kind that may be blown at a time; none before the first version. */
  kindsAt(instant: string): readonly KindInForce[];
  /** The days and hours by which a version counts; of the nearest one, where it is no longer kept. */
  calendarOf(rule: RuleReference, instant: string): WorkCalendar | undefined;
  /** What has been, is and will be in force, the earliest first. */
  dated(): readonly DatedRules[];
  /** Every version that is known, also those that were never in force here. */
  known(): readonly WhistleRulePack[];
  /** The book with everything that is activated by now: what a decision must ask. */
  current(): Promise<WhistleRuleBook>;
}

export interface WhistleRuleOptions {
  /** An operator's dates, which win over the published ones. */
  readonly overrides?: CalendarOverrides;
}

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
  ...{ pack, from: pack.effectiveFrom },
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
