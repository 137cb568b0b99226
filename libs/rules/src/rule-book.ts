import {
  type CalendarOverrides,
  createWorkCalendar,
  startOfDate,
  type Limit,
  type WorkCalendar,
} from '#calendar';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type KindPolicy,
  type KindRule,
  type RuleReference,
  type WhistleRuleBook,
  type WhistleRules,
} from '#whistle';
import { nameOfVersion } from './activation.js';
import { type Clockwork, clockwork, pausesOf, replayClock } from './clockwork.js';
import type { RuleKind, WhistleRulePack } from './rule-pack.js';
import { type Dated, distinctVersions, inOrder } from './rule-timeline.js';

export interface KindInForce extends RuleKind {
  readonly rule: RuleReference;
}

/** The versions of a district's rules: what a decision looks up, and what people may choose from. */
export interface RuleBook extends WhistleRuleBook {
  /** Every kind that may be blown at a time; none before the first version. */
  kindsAt(instant: string): readonly KindInForce[];
  /** What has been, is and will be in force, the earliest first. */
  dated(): readonly Dated<WhistleRulePack>[];
  /** Every version that is known, also those that were never in force here. */
  known(): readonly WhistleRulePack[];
  current(): Promise<RuleBook>;
}

export interface RuleBookOptions {
  /** An operator's dates, which win over the published ones. */
  readonly overrides?: CalendarOverrides;
}

/** 山东: the yellow card falls one 工作日 before the deadline. */
const ONE_WORKDAY: Limit = { value: 1, unit: '工作日' };

interface Version {
  readonly rule: RuleReference;
  readonly kinds: ReadonlyMap<string, KindInForce>;
  readonly calendar: WorkCalendar;
  readonly warning: Limit;
}

/**
 * Rules as look-ups over what is in force when. `known` are further versions: the version that started
 * a clock governs it even where it was never, or is no longer, in force here. Of two with one name, the
 * one in force counts.
 */
export function ruleBook(
  dated: readonly Dated<WhistleRulePack>[],
  known: readonly WhistleRulePack[],
  options: RuleBookOptions,
): RuleBook {
  const packs = [...known, ...dated.map(({ pack }) => pack)];
  const versions = new Map(packs.map((pack) => [nameOfVersion(pack), versionOf(pack, options)]));
  const kinds = packs.flatMap((pack) => pack.kinds);
  const names = new Map(kinds.map(({ kind, name }) => [kind, name]));
  const find = (rule: RuleReference) => versions.get(nameOfVersion(rule));
  const spans = dated
    .map(({ pack, from }) => ({ from: startOfDate(from), version: find(pack) }))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const inForce = (instant: string) => spans.find(({ from }) => from <= instant)?.version;
  // The version is no longer kept: the working hours in force at that time are the nearest to it.
  const nearest = (rule: RuleReference, instant: string) =>
    find(rule) ?? inForce(instant) ?? spans.at(-1)?.version;
  const timing = (rule: RuleReference, instant: string) => clockwork(nearest(rule, instant));
  const book: RuleBook = {
    kindsAt: (instant) => [...(inForce(instant)?.kinds.values() ?? [])],
    kindAt: (kind, startedAt, since) =>
      kindRule(inForce(startedAt), kind, startedAt) ??
      kindRule(since && find(since), kind, startedAt),
    policyOf: (kind, rule) => find(rule)?.kinds.get(kind),
    calendarOf: (rule, instant) => nearest(rule, instant)?.calendar,
    kindName: (kind) => names.get(kind) ?? kind,
    ...movements(timing),
    dated: () => inOrder(dated),
    known: () => distinctVersions(packs),
    current: async () => book,
  };
  return book;
}

type Movements = Pick<WhistleRules, 'start' | 'postpone' | 'extend' | 'rebase'>;

/** What moves clocks, each by the calendar of the version that started it. */
const movements = (timing: (rule: RuleReference, instant: string) => Clockwork): Movements => ({
  start: (limit, rule, startedAt) => timing(rule, startedAt).start(limit, startedAt),
  postpone: (clock, rule, from, to) => timing(rule, from).postpone(clock, from, to),
  extend: (clock, rule, extension, moves) =>
    timing(rule, clock.dueAt).extend(clock, extension, pausesOf(moves)),
  rebase: (clock, rule, startedAt, moves) =>
    replayClock(timing(rule, startedAt), clock, startedAt, moves),
});

function versionOf(pack: WhistleRulePack, { overrides }: RuleBookOptions): Version {
  const rule = { pack: pack.pack, version: pack.version };
  const { workingHours } = pack;
  return {
    rule,
    warning: pack.warning ?? ONE_WORKDAY,
    kinds: new Map(pack.kinds.map((kind) => [kind.kind, { ...kind, rule }])),
    calendar: createWorkCalendar({
      ...(workingHours && { workingHours }),
      ...(overrides && { overrides }),
    }),
  };
}

function clocksOf({ limits }: KindInForce, { start }: Clockwork, startedAt: string): Clocks {
  const clocks: Partial<Record<ClockName, Clock>> = {};
  for (const name of CLOCK_NAMES) {
    const limit = limits[name];
    if (limit) clocks[name] = start(limit, startedAt);
  }
  return clocks;
}

function kindRule(
  version: Version | undefined,
  kind: string,
  startedAt: string,
): KindRule | undefined {
  const found = version?.kinds.get(kind);
  if (!version || !found) return undefined;
  const time = clockwork(version);
  const { overall } = found.limits;
  const window = found.decline?.window;
  return {
    rule: found.rule,
    policy: found as KindPolicy,
    clocks: clocksOf(found, time, startedAt),
    ...(overall && { overall: time.start(overall, startedAt) }),
    ...(window && { declineUntil: version.calendar.dueTime(startedAt, window).dueAt }),
  };
}
