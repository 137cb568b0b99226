import {
  type CalendarOverrides,
  createWorkCalendar,
  type Limit,
  type WorkCalendar,
} from '#calendar';
import type { KindPolicy, KindRule, WhistleRules } from '../domain/whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type RuleReference,
} from '../domain/whistle.events.js';
import { type Clockwork, clockwork } from './clockwork.js';
import { RuleFileError } from './rule-file-error.js';
import type { RuleKind, WhistleRulePack } from './rule-pack.js';

/** Injection token of the {@link WhistleRuleBook}. */
export const WHISTLE_RULES = Symbol('WHISTLE_RULES');

export interface KindInForce extends RuleKind {
  readonly rule: RuleReference;
}

/** The versions of a district's rules: what a decision looks up, and what people may choose from. */
export interface WhistleRuleBook extends WhistleRules {
  /** Every kind that may be blown at a time; none before the first version. */
  kindsAt(instant: string): readonly KindInForce[];
}

/** 山东: the yellow card falls one 工作日 before the deadline. */
const ONE_WORKDAY: Limit = { value: 1, unit: '工作日' };

interface Version {
  readonly rule: RuleReference;
  /** ISO 8601 UTC. */
  readonly from: string;
  readonly kinds: ReadonlyMap<string, KindInForce>;
  readonly calendar: WorkCalendar;
  readonly warning: Limit;
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
  const versions = packs.map((pack) => versionOf(pack, options)).sort(newestFirst);
  const inForce = (instant: string) => versions.find(({ from }) => from <= instant);
  const find = ({ pack, version }: RuleReference) =>
    versions.find(({ rule }) => rule.version === version && rule.pack === pack);
  // A version no longer kept: the hours in force at the time in question are the nearest to it.
  const timing = (rule: RuleReference, instant: string) =>
    clockwork(find(rule) ?? inForce(instant) ?? versions.at(-1));
  return {
    kindsAt: (instant) => [...(inForce(instant)?.kinds.values() ?? [])],
    kindAt(kind, startedAt) {
      const version = inForce(startedAt);
      const found = version?.kinds.get(kind);
      return version && found && kindRule(found, version, startedAt);
    },
    policyOf: (kind, rule) => find(rule)?.kinds.get(kind),
    ...movements(timing),
  };
}

type Movements = Pick<WhistleRules, 'start' | 'postpone' | 'extend' | 'rebase'>;

/** What befalls clocks, each in the time of the version that started it. */
const movements = (timing: (rule: RuleReference, instant: string) => Clockwork): Movements => ({
  start: (limit, rule, startedAt) => timing(rule, startedAt).start(limit, startedAt),
  postpone: (clock, rule, from, to) => timing(rule, from).postpone(clock, from, to),
  extend: (clock, rule, extension) => timing(rule, clock.dueAt).extend(clock, extension),
  rebase(clock, rule, startedAt, moves) {
    const { start, postpone, extend } = timing(rule, startedAt);
    return moves.reduce(
      (moved, move) =>
        move.move === 'pause' ? postpone(moved, move.from, move.to) : extend(moved, move.extension),
      start(clock.limit, startedAt),
    );
  },
});

const newestFirst = (a: Version, b: Version): number => (a.from < b.from ? 1 : -1);

function versionOf(pack: WhistleRulePack, { overrides }: WhistleRuleOptions): Version {
  const rule = { pack: pack.pack, version: pack.version };
  const { workingHours } = pack;
  return {
    rule,
    from: new Date(`${pack.effectiveFrom}T00:00:00.000+08:00`).toISOString(),
    warning: pack.warning ?? ONE_WORKDAY,
    kinds: new Map(pack.kinds.map((kind) => [kind.kind, { ...kind, rule }])),
    calendar: createWorkCalendar({
      ...(workingHours && { workingHours }),
      ...(overrides && { overrides }),
    }),
  };
}

function kindRule(found: KindInForce, version: Version, startedAt: string): KindRule {
  const { rule, limits } = found;
  const { start } = clockwork(version);
  const clocks: Partial<Record<ClockName, Clock>> = {};
  for (const name of CLOCK_NAMES) {
    const limit = limits[name];
    if (limit) clocks[name] = start(limit, startedAt);
  }
  const window = found.decline?.window;
  return {
    ...{ rule, policy: found as KindPolicy, clocks: clocks as Clocks },
    ...(limits.overall && { overall: start(limits.overall, startedAt) }),
    ...(window && { declineUntil: start(window, startedAt).dueAt }),
  };
}

function refuseMixture(packs: readonly WhistleRulePack[]): void {
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
