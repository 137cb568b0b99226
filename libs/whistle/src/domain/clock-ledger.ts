import type { Limit, TimeReason, WorkCalendar } from '#calendar';
import type { Pause } from './summons.state.js';

/** `natural`: every minute counts; `pause`: 挂账, none does; otherwise by the working calendar. */
export type LedgerReason = TimeReason | 'natural' | 'pause';

/** A stretch of a clock's time in which every minute counts, or none does. Instants ISO 8601 UTC. */
export interface LedgerSegment {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly counted: boolean;
  readonly why: LedgerReason;
  /** The holiday, what a make-up day is worked for, or the reason of a pause. */
  readonly name?: string;
  /** After the due time. A pause that began before it is never overdue. */
  readonly overdue: boolean;
}

/** A clock and how far it has run. */
export interface ClockSpan {
  /** Absent for a clock that measures only. */
  readonly limit?: Limit | undefined;
  readonly dueAt?: string | undefined;
  readonly startedAt: string;
  /** When it stopped, or now. */
  readonly until: string;
  readonly pauses: readonly Pause[];
}

/**
 * How each minute of a clock was counted, in milliseconds. Always `counted + remaining = allowance`;
 * and counted, paused and the rest, which counts for nothing, make up the natural span.
 */
export interface ClockLedger {
  readonly segments: readonly LedgerSegment[];
  readonly counted: number;
  readonly paused: number;
  readonly natural: number;
  /** What its limit and extensions give it; none without a limit. */
  readonly allowance?: number;
  /** What is left of that; negative where it is overdue. */
  readonly remaining?: number;
}

/** Whether a limit counts working time only. */
export const countsWorkingTime = (limit: Limit | undefined): boolean =>
  limit?.unit === '工作时' || limit?.unit === '工作日';

const msOf = ({ from, to }: { readonly from: string; readonly to: string }): number =>
  Date.parse(to) - Date.parse(from);

const sumOf = (segments: readonly LedgerSegment[]): number =>
  segments.reduce((sum, segment) => sum + msOf(segment), 0);

const countedIn = (segments: readonly LedgerSegment[]): number =>
  sumOf(segments.filter(({ counted }) => counted));

/** The ledger of a clock, by the days and hours of the rule version that started it. */
export function clockLedger(span: ClockSpan, calendar: WorkCalendar): ClockLedger {
  const segments = segmentsOf(span, calendar);
  const counted = countedIn(segments);
  const paused = sumOf(segments.filter(({ why }) => why === 'pause'));
  const used = { segments, counted, paused, natural: sumOf(segments) };
  if (span.dueAt === undefined) return used;
  // A pause that has not ended, or ended after the clock stopped, has not moved the due time.
  const pauses = span.pauses.filter(({ to }) => to !== undefined && to <= span.until);
  const whole = segmentsOf({ ...span, until: span.dueAt, pauses }, calendar);
  const allowance = countedIn(whole);
  return { ...used, allowance, remaining: allowance - counted };
}

function segmentsOf(span: ClockSpan, calendar: WorkCalendar): LedgerSegment[] {
  const segments: LedgerSegment[] = [];
  const cuts = cutsOf(span);
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to !== undefined) for (const one of piece(span, { from, to }, calendar)) add(segments, one);
  }
  return segments;
}

/** Where something begins or ends: the span itself, pauses, the due time. In order, each once. */
function cutsOf({ startedAt, until, dueAt = until, pauses }: ClockSpan): string[] {
  const edges = pauses.flatMap(({ from, to = until }) => [from, to]);
  const within = [...edges, dueAt].filter((at) => at > startedAt && at < until);
  return startedAt < until ? [...new Set([startedAt, ...within, until])].sort() : [];
}

function piece(
  { limit, dueAt, until, pauses }: ClockSpan,
  { from, to }: { readonly from: string; readonly to: string },
  calendar: WorkCalendar,
): LedgerSegment[] {
  const after = dueAt !== undefined && from >= dueAt;
  const pause = pauses.find((one) => one.from <= from && to <= (one.to ?? until));
  if (pause) {
    const overdue = after && pause.from >= dueAt;
    return [{ from, to, counted: false, why: 'pause', name: pause.reason, overdue }];
  }
  if (!countsWorkingTime(limit))
    return [{ from, to, counted: true, why: 'natural', overdue: after }];
  return calendar
    .explain(from, to)
    .map(({ working, ...stretch }) => ({ ...stretch, counted: working, overdue: after }));
}

/** Neighbours of one kind are one segment: the due time alone does not cut a pause in two. */
function add(segments: LedgerSegment[], next: LedgerSegment): void {
  const last = segments.at(-1);
  const same = last?.why === next.why && last.name === next.name && last.overdue === next.overdue;
  if (last && same) segments[segments.length - 1] = { ...last, to: next.to };
  else segments.push(next);
}
