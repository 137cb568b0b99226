import { openAsksOf } from './summons.asks.js';
import { pendingAppeals } from './summons.appeals.js';
import { runningClockOf } from './summons-stops.js';
import {
  cardOf,
  type DeadlineCard,
  isActive,
  openPauseOf,
  pendingDecline,
  type Summons,
} from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import { type Clock, CLOCK_NAMES, type DeadlineClock } from './whistle.values.js';

/** What the passage of time does: 黄牌, 红牌, the next rung of the ladder, the end of a pause. */
export type Firing = 'warn' | 'miss' | 'rung' | 'end-pause';

/** Something that will happen to a whistle by the passage of time alone. Times are ISO 8601 UTC. */
export interface Deadline {
  readonly what: Firing;
  /** 0: a clock of the whistle itself. */
  readonly summons: number;
  /** `pause`: not a limit but the cap of a pause. */
  readonly clock: DeadlineClock | 'pause';
  /** From when on it happens. */
  readonly fireAt: string;
  /** The due time that it is about; of a pause, the cap. */
  readonly dueAt: string;
  /** Of the ladder, from 0; with `rung` only. */
  readonly rung?: number;
}

const NEXT_MOMENT_MS = 1;
const WHOLE_SECOND = '.000Z';

/** The due time itself is still in time: a clock is missed one millisecond later. */
function missTimeOf({ dueAt, missAt }: Clock): string {
  if (missAt !== undefined && missAt > dueAt) return missAt;
  // Nearly every due time is a whole second, and this is asked for every clock of every event.
  if (dueAt.endsWith(WHOLE_SECOND)) return `${dueAt.slice(0, -WHOLE_SECOND.length)}.001Z`;
  return new Date(Date.parse(dueAt) + NEXT_MOMENT_MS).toISOString();
}

interface Running {
  readonly summons: number;
  readonly clock: DeadlineClock;
  readonly runs: Clock;
  readonly cards: readonly DeadlineCard[];
}

/** A card holds for the due time it was given for; a clock that moved is a new deadline. */
function deadlinesOfClock({ summons, clock, runs, cards }: Running): readonly Deadline[] {
  const { dueAt, warnAt } = runs;
  const card = cardOf(cards, clock, dueAt);
  const of = { summons, clock, dueAt };
  if (card?.missedAt !== undefined) {
    const { next } = card;
    return next ? [{ what: 'rung', ...of, fireAt: next.at, rung: next.rung }] : [];
  }
  const miss: Deadline = { what: 'miss', ...of, fireAt: missTimeOf(runs) };
  if (warnAt === undefined || card?.warnedAt !== undefined) return [miss];
  return [{ what: 'warn', ...of, fireAt: warnAt }, miss];
}

/** The clock of the ruling on a decline runs beside the others, and in a pause too. */
function deadlinesOfRuling(summons: Summons): readonly Deadline[] {
  const runs = pendingDecline(summons)?.ruling;
  if (!runs) return [];
  return deadlinesOfClock({ summons: summons.no, clock: 'ruling', runs, cards: summons.cards });
}

/** What the street was asked for runs beside the department's clocks, and in a pause too. */
function deadlinesOfAsks({ no: summons, asks, cards }: Summons): readonly Deadline[] {
  if (asks.length === 0) return NONE;
  return openAsksOf({ asks }).flatMap(({ clock, due: runs }) =>
    deadlinesOfClock({ summons, clock, runs, cards }),
  );
}

const NONE: readonly Deadline[] = [];

/** Appeals are decided in time also after the end. Those due at one moment share a card. */
function deadlinesOfAppeals(summons: Summons): readonly Deadline[] {
  const { no, cards } = summons;
  const dues = pendingAppeals(summons).flatMap(({ decision }) => decision ?? []);
  return dues
    .filter(({ dueAt }, index) => dues.findIndex((one) => one.dueAt === dueAt) === index)
    .flatMap((runs) => deadlinesOfClock({ summons: no, clock: 'appeal', runs, cards }));
}

function deadlinesOfPause(summons: Summons): readonly Deadline[] {
  const until = openPauseOf(summons)?.until;
  if (until === undefined) return [];
  return [{ what: 'end-pause', summons: summons.no, clock: 'pause', fireAt: until, dueAt: until }];
}

function deadlinesOfSummons(summons: Summons): readonly Deadline[] {
  if (!isActive(summons)) return [];
  const { no, cards } = summons;
  const found = [
    ...deadlinesOfRuling(summons),
    ...deadlinesOfPause(summons),
    ...deadlinesOfAsks(summons),
  ];
  for (const clock of CLOCK_NAMES) {
    const runs = runningClockOf(summons, clock);
    if (runs) found.push(...deadlinesOfClock({ summons: no, clock, runs, cards }));
  }
  return found;
}

/** The whistle's own: the overall limit, and the review or dispatch that it waits for. */
function deadlinesOfWhistle({ overall, gate, cards }: Whistle): readonly Deadline[] {
  const own: Deadline[] = [];
  if (overall)
    own.push(...deadlinesOfClock({ summons: 0, clock: 'overall', runs: overall, cards }));
  if (gate?.due)
    own.push(...deadlinesOfClock({ summons: 0, clock: gate.clock, runs: gate.due, cards }));
  return own;
}

/** Once a whistle is closed, the street still has to rate. */
function deadlinesByStatus(status: Whistle['status'], summons: Summons): readonly Deadline[] {
  if (status === 'open') return deadlinesOfSummons(summons);
  return status === 'closed' ? deadlinesOfAsks(summons) : NONE;
}

/** Of one summons, or of the whistle itself. */
function deadlinesOf(whistle: Whistle, no: number): readonly Deadline[] {
  const { status } = whistle;
  const summons = whistle.summonses[no - 1];
  if (!summons) return status === 'open' ? deadlinesOfWhistle(whistle) : NONE;
  const found = deadlinesByStatus(status, summons);
  return summons.appeals.length === 0 ? found : [...found, ...deadlinesOfAppeals(summons)];
}

/**
 * Everything that the passage of time will do to a whistle as it stands; not what has fired, is paused
 * or is over. `importedAt`: deadlines that were past when the history was imported do not fire.
 */
export function runningDeadlines(whistle: Whistle, importedAt?: string): readonly Deadline[] {
  const summonses = whistle.summonses.flatMap(({ no }) => deadlinesOf(whistle, no));
  const all = [...deadlinesOf(whistle, 0), ...summonses];
  return importedAt === undefined ? all : all.filter(({ fireAt }) => fireAt > importedAt);
}

/** When the first of them fires; null where none will. */
export function firstFiringOf(deadlines: readonly Deadline[]): string | null {
  let first: string | null = null;
  for (const { fireAt } of deadlines) if (first === null || fireAt < first) first = fireAt;
  return first;
}

/** Whether it is time to fire. A warning is not given after the due time. */
export const isDue = ({ what, fireAt, dueAt }: Deadline, now: string): boolean =>
  fireAt <= now && (what !== 'warn' || now <= dueAt);

/** Whether a deadline runs, and it is time. */
export function firesNow(
  whistle: Whistle,
  { what, summons: no, clock, dueAt, rung }: Omit<Deadline, 'fireAt'>,
  now: string,
): boolean {
  return deadlinesOf(whistle, no).some(
    (one) =>
      one.what === what &&
      one.summons === no &&
      one.clock === clock &&
      one.dueAt === dueAt &&
      one.rung === rung &&
      isDue(one, now),
  );
}
