/**
 * Response-time statistics straight from the rows of a log, by code that shares nothing with the
 * program: its own reading of the file, its own walk through each case, its own arithmetic, with exact
 * percentiles. What the program computes over events and projections has to agree with it.
 *
 * It knows the steps that the shipped mappings use; an unknown one is an error.
 */
import { type DirectMapping, readDirectRows } from './direct-statistics-rows.js';
import { type Clock, type Spell, spellsOf } from './direct-statistics-spells.js';

/** One clock over all spells of a unit. */
export interface DirectClock {
  onTime: number;
  late: number;
  /** Not stopped, and due before the cut-off. */
  overdue: number;
  /** Not stopped, and not due before the cut-off, or standing still. */
  notYetDue: number;
  onTimeRate: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
}

export interface DirectRow {
  summoned: number;
  acknowledged: number;
  arrived: number;
  resolved: number;
  sentBack: number;
  released: number;
  stillOpen: number;
  /** Reported in time, or without a limit, and not confirmed. */
  awaitingStreet: number;
  acknowledge: DirectClock;
  resolve: DirectClock;
}

/** Asia/Shanghai dates, both included. */
export interface DirectPeriod {
  /** ISO 8601 UTC: what fell due before it counts. */
  readonly cutOff: string;
  readonly from?: string;
  readonly to?: string;
}

const LOCAL_MS = 8 * 3_600_000;
const localDay = (at: number): string => new Date(at + LOCAL_MS).toISOString().slice(0, 10);

/** Paused milliseconds of a spell that lie between its start and `until`. */
function pausedBefore(spell: Spell, until: number): number {
  let sum = 0;
  for (const [from, to] of spell.pauses)
    sum += Math.max(0, Math.min(to ?? Infinity, until) - Math.min(from, until));
  return sum;
}

function stopOf(spell: Spell, clock: Clock): number | undefined {
  if (clock === 'acknowledge') return spell.acknowledgedAt;
  return spell.confirmed ? spell.reportedAt : undefined;
}

/** In a pause that had begun before the due time nothing becomes late. */
function inTime(spell: Spell, due: number, at: number): boolean {
  if (at <= due) return true;
  return spell.pauses.some(([from, to]) => from < due && from <= at && at <= (to ?? Infinity));
}

type Judgement = 'onTime' | 'late' | 'overdue' | 'notYetDue' | 'awaitingStreet' | 'none';

/** A report that nobody has confirmed: judged by its own time. */
const waits = (spell: Spell): boolean =>
  spell.reportedAt !== undefined && !spell.confirmed && spell.releasedAt === undefined;

function judgeOpen(spell: Spell, due: number, cutOff: number): Judgement {
  const paused = spell.pauses.find(([, to]) => to === undefined);
  return due < cutOff && !(paused && paused[0] < due) ? 'overdue' : 'notYetDue';
}

const judgeReport = (spell: Spell, due: number | undefined): Judgement =>
  due === undefined || inTime(spell, due, spell.reportedAt!) ? 'awaitingStreet' : 'late';

function judge(spell: Spell, clock: Clock, cutOff: number): Judgement {
  const due = spell.due[clock];
  if (clock === 'resolve' && waits(spell)) return judgeReport(spell, due);
  if (due === undefined) return 'none';
  const stop = stopOf(spell, clock);
  if (stop !== undefined) return inTime(spell, due, stop) ? 'onTime' : 'late';
  if (spell.releasedAt === undefined) return judgeOpen(spell, due, cutOff);
  return inTime(spell, due, spell.releasedAt) ? 'none' : 'late';
}

function clockOf(spells: readonly Spell[], clock: Clock, cutOff: number): DirectClock {
  const judged = spells.map((spell) => judge(spell, clock, cutOff));
  const count = (what: Judgement) => judged.filter((one) => one === what).length;
  const [onTime, late] = [count('onTime'), count('late')];
  const [overdue, notYetDue] = [count('overdue'), count('notYetDue')];
  const minutes = spells
    .flatMap((spell) => {
      const stop = stopOf(spell, clock);
      return stop === undefined ? [] : [stop - spell.from - pausedBefore(spell, stop)];
    })
    .sort((a, b) => a - b)
    .map((ms) => ms / 60_000);
  const at = (q: number): number | null => minutes[Math.floor(q * (minutes.length - 1))] ?? null;
  const due = onTime + late + overdue;
  const onTimeRate = due === 0 ? null : onTime / due;
  const counts = { onTime, late, overdue, notYetDue, onTimeRate };
  return { ...counts, p50: at(0.5), p90: at(0.9), p95: at(0.95) };
}

function rowOf(spells: readonly Spell[], cutOff: number): DirectRow {
  const count = (condition: (spell: Spell) => boolean) => spells.filter(condition).length;
  return {
    summoned: spells.length,
    acknowledged: count((s) => s.acknowledgedAt !== undefined),
    arrived: 0,
    resolved: count((s) => s.confirmed),
    sentBack: spells.reduce((sum, s) => sum + s.sentBack, 0),
    released: count((s) => s.releasedAt !== undefined),
    stillOpen: count((s) => !s.confirmed && s.releasedAt === undefined),
    awaitingStreet: count((s) => judge(s, 'resolve', cutOff) === 'awaitingStreet'),
    acknowledge: clockOf(spells, 'acknowledge', cutOff),
    resolve: clockOf(spells, 'resolve', cutOff),
  };
}

/** Statistics by unit, whose names are in lower case. */
export function directStatistics(
  file: string,
  mapping: DirectMapping,
  { from = '0000', to = '9999', cutOff }: DirectPeriod,
): Map<string, DirectRow> {
  const all = [...readDirectRows(file, mapping).values()].flatMap((rows) =>
    spellsOf(rows, mapping),
  );
  const within = all.filter((spell) => localDay(spell.from) >= from && localDay(spell.from) <= to);
  const byUnit = new Map<string, Spell[]>();
  for (const spell of within) byUnit.set(spell.unit, [...(byUnit.get(spell.unit) ?? []), spell]);
  return new Map([...byUnit].map(([unit, spells]) => [unit, rowOf(spells, Date.parse(cutOff))]));
}
