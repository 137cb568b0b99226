import { localMonth } from '#calendar';
import type { IntakeChannel, KnownWhistle } from '#whistle';

/*
 * 群众需求, whistle by whistle. Every figure belongs to the Asia/Shanghai month in which it happened, so
 * a month that is over never changes because of what comes later:
 *
 * - raised 新增: blown in the month, also where it waits for its review or dispatch.
 * - reopened 重开: a whistle that had ended and was opened again in the month.
 * - closed 结哨, withdrawn 撤哨, merged 并哨: ended in the month. One that is reopened and closed again
 *   ends twice.
 * - carried over 结转: raised or reopened before the month's first day and not ended before it; so
 *   carried over + raised + reopened − ended is what the next month carries over.
 * - due 应办结: the overall clock of the blow, or of the reopening, falls due in the month. Not where it
 *   was withdrawn or merged before that, or is open and not yet due at the cut-off.
 * - in time 按期办结: of these, closed at or before the due time. The share is in time ÷ due.
 * - returned 审哨退回: sent back by its review for the first time in the month.
 * - re-whistled 复哨: raised in the month and named an earlier whistle about the same problem.
 * - answered, satisfied 回访: what residents said in the month; satisfied is 基本满意 (3) or better.
 *
 * Orders are whistles. How many departments they called is another figure (召集), never added to these.
 */

/** What is counted, whistle by whistle. */
export const DEMAND_MEASURES = [
  'raised',
  'reopened',
  'closed',
  'withdrawn',
  'merged',
  'due',
  'inTime',
  'returned',
  'rewhistled',
  'answered',
  'satisfied',
] as const;
export type DemandMeasure = (typeof DEMAND_MEASURES)[number];
export type DemandCounts = Readonly<Record<DemandMeasure, number>>;

/** What a whistle is counted by; it never changes. */
export interface DemandKeys {
  readonly street: string;
  readonly channel: IntakeChannel;
  /** GB/T 30428 class code, two to four digits. */
  readonly category: string;
  readonly kind: string;
}

export type Ending = 'closed' | 'withdrawn' | 'merged';

/**
 * From the blow, or a reopening, to the end. A whistle has one run and another for each reopening. Times
 * are ISO 8601 UTC.
 */
export interface DemandRun extends DemandKeys {
  /** 0 for the blow, then one for each reopening. */
  readonly run: number;
  readonly started: string;
  /** When its overall clock falls due; null without a limit. */
  readonly due: string | null;
  readonly ended: string | null;
  readonly ending: Ending | null;
  /** When a review sent it back first; of the blow alone. */
  readonly returned: string | null;
  /** Flags are 1 or 0, as in the database. Of the blow alone. */
  readonly rewhistled: number;
  /** When the resident of this run answered. */
  readonly answered: string | null;
  readonly satisfied: number;
}

const SATISFIED_FROM = 3;

const endOf = ({ whistle }: KnownWhistle): Pick<DemandRun, 'ended' | 'ending'> => {
  switch (whistle.status) {
    case 'closed':
      return { ended: whistle.closedAt ?? null, ending: 'closed' };
    case 'withdrawn':
      return { ended: whistle.withdrawnAt ?? null, ending: 'withdrawn' };
    case 'merged':
      return { ended: whistle.mergedAt ?? null, ending: 'merged' };
    default:
      return { ended: null, ending: null };
  }
};

/** The answer since the run ended: a reopened whistle remembers the one before. */
function answerOf({ whistle: { status, resident, residentAsked } }: KnownWhistle) {
  if (!resident || !residentAsked || status === 'open') return { answered: null, satisfied: 0 };
  return { answered: resident.at, satisfied: Number(resident.satisfaction >= SATISFIED_FROM) };
}

/** The run that a whistle is in, or has ended with. */
export function runOf(known: KnownWhistle): DemandRun {
  const { whistle } = known;
  const { street, channel, category, kind, reopened: run } = whistle;
  const isFirst = run === 0;
  return {
    run,
    street,
    channel,
    category,
    kind,
    started: isFirst ? whistle.raisedAt : whistle.overallSince,
    due: whistle.overall?.dueAt ?? null,
    ...endOf(known),
    returned: isFirst ? (known.returnedAt ?? null) : null,
    rewhistled: Number(isFirst && known.rewhistled),
    ...answerOf(known),
  };
}

/** One more of something in a month. */
export interface Counted {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  readonly measure: DemandMeasure;
}

/** Withdrawn or merged by its due time: nothing was owed. */
const isExcused = ({ ending, ended, due }: DemandRun): boolean =>
  ending !== 'closed' && isBy(ended, due);

const isBy = (time: string | null, due: string | null): boolean =>
  time !== null && due !== null && time <= due;

/** Open runs count as due; a question takes back what is not due at its cut-off. */
function* dueOf(run: DemandRun): Generator<Counted> {
  const { due, ended, ending } = run;
  if (due === null || isExcused(run)) return;
  const month = localMonth(due);
  yield { month, measure: 'due' };
  if (ending === 'closed' && isBy(ended, due)) yield { month, measure: 'inTime' };
}

/** Everything that a run counts. */
export function* countedOf(run: DemandRun): Generator<Counted> {
  const { started, ended, ending, returned, answered } = run;
  const month = localMonth(started);
  yield { month, measure: run.run === 0 ? 'raised' : 'reopened' };
  if (run.rewhistled === 1) yield { month, measure: 'rewhistled' };
  if (returned !== null) yield { month: localMonth(returned), measure: 'returned' };
  if (ended !== null && ending !== null) yield { month: localMonth(ended), measure: ending };
  yield* dueOf(run);
  if (answered === null) return;
  yield { month: localMonth(answered), measure: 'answered' };
  if (run.satisfied === 1) yield { month: localMonth(answered), measure: 'satisfied' };
}

export const noDemand = (): Record<DemandMeasure, number> => ({
  raised: 0,
  reopened: 0,
  closed: 0,
  withdrawn: 0,
  merged: 0,
  due: 0,
  inTime: 0,
  returned: 0,
  rewhistled: 0,
  answered: 0,
  satisfied: 0,
});
