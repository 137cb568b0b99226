import { daysLater, localDate, startOfDate } from '#calendar';
import type { ClockLedger, LedgerReason, LedgerSegment } from './clock-ledger.js';

/** What a clock counted of one local day. Milliseconds. */
export interface LedgerDay {
  /** Asia/Shanghai `YYYY-MM-DD`. */
  readonly date: string;
  readonly counted: number;
  readonly paused: number;
  /** Why nothing of it counts; undefined where something does. */
  readonly off?: LedgerReason | undefined;
  /** The holiday, or what a make-up day is worked for, or the reason of a pause. */
  readonly name?: string | undefined;
}

/** A segment cut at local midnights. */
function* byDay({ from, to, ...segment }: LedgerSegment): Generator<LedgerSegment> {
  for (let start = from; start < to;) {
    const midnight = startOfDate(daysLater(localDate(start), 1));
    const end = midnight < to ? midnight : to;
    yield { ...segment, from: start, to: end };
    start = end;
  }
}

/** Reasons that tell most of a day on which nothing counts. */
const TELLING: readonly LedgerReason[] = ['holiday', 'weekend', 'pause'];

function dayOf(date: string, segments: readonly LedgerSegment[]): LedgerDay {
  const sum = (wanted: (segment: LedgerSegment) => boolean): number =>
    segments.filter(wanted).reduce((ms, { from, to }) => ms + Date.parse(to) - Date.parse(from), 0);
  const counted = sum((segment) => segment.counted);
  const paused = sum(({ why }) => why === 'pause');
  const telling = segments.find(({ why }) => TELLING.includes(why)) ?? segments[0];
  const { why } = telling ?? {};
  const name = segments.find((segment) => segment.name !== undefined)?.name;
  return { date, counted, paused, off: counted === 0 ? why : undefined, name };
}

/** How much of each local day a clock counted, from the first to the last, without gaps. */
export function ledgerDays({ segments }: Pick<ClockLedger, 'segments'>): readonly LedgerDay[] {
  const days = new Map<string, LedgerSegment[]>();
  for (const segment of segments)
    for (const piece of byDay(segment)) {
      const date = localDate(piece.from);
      days.set(date, [...(days.get(date) ?? []), piece]);
    }
  return [...days].map(([date, pieces]) => dayOf(date, pieces));
}
