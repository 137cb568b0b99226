import type { Clock, DeadlineClock } from '../../domain/whistle.events.js';
import {
  type DeadlineCard,
  stoppedAt,
  type SummonsFacts,
  type WhistleFacts,
} from '../../domain/summons-facts.js';
import { CLOCK_NAMES } from '../../domain/whistle.events.js';

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

/** A due time itself is still in time: missed is what the clock says a moment later. */
function missedFrom({ dueAt, missAt }: Clock): string {
  if (missAt !== undefined && missAt > dueAt) return missAt;
  return new Date(Date.parse(dueAt) + NEXT_MOMENT_MS).toISOString();
}

interface Running {
  readonly summons: number;
  readonly clock: DeadlineClock;
  readonly runs: Clock;
  readonly cards: readonly DeadlineCard[];
}

/** A card counts for the due time that it was given for: a clock that moved is another deadline. */
function ofClock({ summons, clock, runs, cards }: Running): readonly Deadline[] {
  const { dueAt, warnAt } = runs;
  const card = cards.find((one) => one.clock === clock && one.dueAt === dueAt);
  const of = { summons, clock, dueAt };
  if (card?.missedAt !== undefined) {
    const { next } = card;
    return next ? [{ what: 'rung', ...of, fireAt: next.at, rung: next.rung }] : [];
  }
  const miss: Deadline = { what: 'miss', ...of, fireAt: missedFrom(runs) };
  if (warnAt === undefined || card?.warnedAt !== undefined) return [miss];
  return [{ what: 'warn', ...of, fireAt: warnAt }, miss];
}

/** While the ruling on a decline is awaited, its clock runs; beside the others, and in a pause too. */
function ofRuling({ no: summons, decline, cards }: SummonsFacts): readonly Deadline[] {
  if (decline?.outcome !== 'pending' || !decline.ruling) return [];
  return ofClock({ summons, clock: 'ruling', runs: decline.ruling, cards });
}

function ofPause(no: number, until: string | undefined): readonly Deadline[] {
  if (until === undefined) return [];
  return [{ what: 'end-pause', summons: no, clock: 'pause', fireAt: until, dueAt: until }];
}

function ofSummons(summons: SummonsFacts): readonly Deadline[] {
  const { no, pauses, released, reportedAt, confirmedAt, clocks, cards } = summons;
  if (released !== undefined) return [];
  const pause = pauses.at(-1);
  const ruling = ofRuling(summons);
  if (pause && pause.to === undefined) return [...ruling, ...ofPause(no, pause.until)];
  if ((reportedAt ?? confirmedAt) !== undefined) return ruling;
  return CLOCK_NAMES.reduce<readonly Deadline[]>((found, clock) => {
    const runs = clocks[clock];
    if (!runs || stoppedAt(summons, clock) !== undefined) return found;
    return [...found, ...ofClock({ summons: no, clock, runs, cards })];
  }, ruling);
}

/**
 * Everything that the passage of time will do to a whistle as it stands: what has happened, what
 * stands still and what is over is not among it. `importedAt`: what was past when a history was
 * brought in stays past.
 */
export function runningDeadlines(
  { status, overall, gate, cards, summonses }: WhistleFacts,
  importedAt?: string,
): readonly Deadline[] {
  if (status !== 'open') return [];
  const own: Deadline[] = [];
  if (overall) own.push(...ofClock({ summons: 0, clock: 'overall', runs: overall, cards }));
  if (gate?.due) own.push(...ofClock({ summons: 0, clock: gate.clock, runs: gate.due, cards }));
  const all = [...own, ...summonses.flatMap(ofSummons)];
  return importedAt === undefined ? all : all.filter(({ fireAt }) => fireAt > importedAt);
}

/** When the first of them fires; null where none will. */
export function firstOf(deadlines: readonly Deadline[]): string | null {
  let first: string | null = null;
  for (const { fireAt } of deadlines) if (first === null || fireAt < first) first = fireAt;
  return first;
}

/** Whether it is time. A warning that was not given in time is not given any more. */
export const isDue = ({ what, fireAt, dueAt }: Deadline, now: string): boolean =>
  fireAt <= now && (what !== 'warn' || now <= dueAt);
