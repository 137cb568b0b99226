import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  evolveFacts,
  noFacts,
  type Release,
  type SummonsFacts,
  type SummonsRole,
  type WhistleEvent,
} from '#whistle';
import { noHistory, type WhistleHistory } from './summons-fact.js';
import { isWorkingLimit } from './working-ms.js';

/**
 * A history as short text. Every event of a whistle writes its history anew, so its size decides
 * what a rebuild costs. Kept is what statistics ask for, times as milliseconds after the dispatch
 * (six characters instead of twenty-six); limits, reasons, comments and names of people are not.
 */
type KeptTime = number | null;
type KeptSummons = readonly [
  department: string,
  role: SummonsRole,
  summonedAt: number,
  due: readonly KeptTime[],
  times: readonly KeptTime[],
  pauses: readonly (readonly KeptTime[])[],
  sentBack: number,
  released: Release | null,
  satisfaction: number | null,
  rule: readonly [pack: string, version: string],
  /** Whether each clock's limit is in working time. */
  working: readonly (0 | 1)[],
];
type KeptHistory = readonly [
  kind: string,
  category: string,
  street: string,
  summonses: readonly KeptSummons[],
  proven: readonly number[],
];

/** What is timed on a summons beside its dispatch, its due times and its pauses. */
const TIMES = [
  'acknowledgedAt',
  'contactedAt',
  'arrivedAt',
  'reportedAt',
  'confirmedAt',
  'releasedAt',
] as const;

function kept(summons: SummonsFacts): KeptSummons {
  const start = Date.parse(summons.summonedAt);
  const since = (time: string | undefined): KeptTime =>
    time === undefined ? null : Date.parse(time) - start;
  return [
    summons.department,
    summons.role,
    start,
    CLOCK_NAMES.map((clock) => since(summons.clocks[clock]?.dueAt)),
    TIMES.map((name) => since(summons[name])),
    summons.pauses.map(({ from, to }) => [since(from), since(to)]),
    summons.sentBack,
    summons.released ?? null,
    summons.rating?.satisfaction ?? null,
    [summons.rule.pack, summons.rule.version],
    CLOCK_NAMES.map((clock) => (isWorkingLimit(summons.clocks[clock]?.limit) ? 1 : 0)),
  ];
}

export function historyText({ facts, proven }: WhistleHistory): string {
  const { kind, category, street, summonses } = facts;
  const history: KeptHistory = [kind, category, street, summonses.map(kept), proven];
  return JSON.stringify(history);
}

/** A clock as statistics see it: when it was due, and in which time, and no more. */
const NATURAL = { value: 0, unit: '分钟' } as const;
const WORKING = { value: 0, unit: '工作时' } as const;

function clocksDue(due: readonly (string | undefined)[], working: readonly boolean[]): Clocks {
  const clocks: Partial<Record<ClockName, Clock>> = {};
  for (const [index, clock] of CLOCK_NAMES.entries()) {
    const dueAt = due[index];
    const limit = working[index] ? WORKING : NATURAL;
    if (dueAt !== undefined) clocks[clock] = { limit, dueAt, provisional: false };
  }
  return clocks;
}

/** The summons as it is right after its dispatch, in the very shape that the fold gives it. */
function dispatched(no: number, summons: KeptSummons, clocks: Clocks) {
  const [department, role, start] = summons;
  const [pack, version] = summons[9];
  const rule = { pack, version };
  const at = new Date(start).toISOString();
  const data = { at, summons: no, department, role, cause: 'raised' as const, rule, clocks };
  const event: WhistleEvent = { type: 'DepartmentSummoned', data };
  return evolveFacts(noFacts, event).summonses[0] as SummonsFacts;
}

function restored(summons: KeptSummons, index: number): SummonsFacts {
  const [, , start, due, times, pauses, sentBack, released, satisfaction, , working] = summons;
  const time = (since: KeptTime | undefined): string | undefined =>
    since === null || since === undefined ? undefined : new Date(start + since).toISOString();
  const begun = dispatched(index + 1, summons, clocksDue(due.map(time), working.map(Boolean)));
  const score = { responseSpeed: 0, cooperation: 0, implementation: 0 };
  return {
    ...begun,
    ...Object.fromEntries(TIMES.map((name, at) => [name, time(times[at])])),
    pauses: pauses.map(([from, to]) => ({ from: time(from) ?? '', to: time(to), reason: '' })),
    sentBack,
    released: released ?? undefined,
    rating: satisfaction === null ? undefined : { at: begun.summonedAt, satisfaction, ...score },
  };
}

export function parseHistory(text: string): WhistleHistory {
  const [kind, category, street, summonses, proven] = JSON.parse(text) as KeptHistory;
  const facts = { ...noHistory.facts, kind, category, street, summonses: summonses.map(restored) };
  return { facts, proven };
}

const bareClocks = (clocks: Clocks): Clocks =>
  clocksDue(
    CLOCK_NAMES.map((clock) => clocks[clock]?.dueAt),
    CLOCK_NAMES.map((clock) => isWorkingLimit(clocks[clock]?.limit)),
  );

const bareSummons = <S extends { readonly clocks: Clocks }>(summons: S): S => ({
  ...summons,
  clocks: bareClocks(summons.clocks),
});

/** The event without what a history does not keep: thousands of them stay in memory. */
export function bareEvent(event: WhistleEvent): WhistleEvent {
  switch (event.type) {
    case 'DepartmentSummoned':
      return { ...event, data: { ...event.data, clocks: bareClocks(event.data.clocks) } };
    case 'ClockResumed':
      return { ...event, data: { ...event.data, clocks: bareClocks(event.data.clocks) } };
    case 'ExtensionGranted':
      return { ...event, data: { ...event.data, clocks: bareClocks(event.data.clocks) } };
    case 'DueTimesRebased':
      return {
        ...event,
        data: { ...event.data, summonses: event.data.summonses.map(bareSummons) },
      };
    default:
      return event;
  }
}
