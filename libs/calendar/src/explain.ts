import type { KnownWorkingTime } from './due-time.js';
import { DAY_MS, dayOf, formatInstant, isWeekend, startOfDay } from './local-time.js';

/** Why time counts as working time, or does not. `break`: between two spans of business hours. */
export type TimeReason =
  'working-hours' | 'make-up-workday' | 'break' | 'night' | 'weekend' | 'holiday';

/** A stretch of time of one reason. Instants are ISO 8601 UTC, `to` exclusive. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly working: boolean;
  readonly why: TimeReason;
  /**
   * The holiday, or the holiday for which a make-up day is worked; an operator's day by its source.
   */
  readonly name?: string;
}

interface Piece {
  readonly from: number;
  to: number;
  readonly working: boolean;
  readonly why: TimeReason;
  readonly name?: string | undefined;
}

/** The stretches between two instants in order, without gaps; neighbours have different reasons. */
export function explain(time: KnownWorkingTime, from: number, to: number): Stretch[] {
  const pieces: Piece[] = [];
  for (let day = dayOf(from); startOfDay(day) < to; day += 1)
    for (const piece of piecesOf(time, day)) add(pieces, clip(piece, from, to));
  return pieces.map(({ working, why, name, ...span }) => ({
    from: formatInstant(span.from),
    to: formatInstant(span.to),
    working,
    why,
    ...(name !== undefined && { name }),
  }));
}

const clip = (piece: Piece, from: number, to: number): Piece => ({
  ...piece,
  from: Math.max(piece.from, from),
  to: Math.min(piece.to, to),
});

function add(pieces: Piece[], piece: Piece): void {
  if (piece.from >= piece.to) return;
  const last = pieces.at(-1);
  if (last && last.why === piece.why && last.name === piece.name) last.to = piece.to;
  else pieces.push({ ...piece });
}

function piecesOf(time: KnownWorkingTime, day: number): Piece[] {
  const name = time.nameOf(day);
  if (time.isWorkday(day)) return piecesOfWorkday(time, day, name);
  const why = isWeekend(day) && name === undefined ? 'weekend' : 'holiday';
  return [{ from: startOfDay(day), to: startOfDay(day) + DAY_MS, working: false, why, name }];
}

function piecesOfWorkday({ business }: KnownWorkingTime, day: number, name?: string): Piece[] {
  const start = startOfDay(day);
  const makeUp = isWeekend(day);
  const pieces: Piece[] = [];
  let closed = start;
  for (const { from, to } of business.spans) {
    const why = closed === start ? 'night' : 'break';
    pieces.push({ from: closed, to: start + from, working: false, why });
    const work = makeUp
      ? ({ why: 'make-up-workday', name } as const)
      : { why: 'working-hours' as const };
    pieces.push({ from: start + from, to: start + to, working: true, ...work });
    closed = start + to;
  }
  return [...pieces, { from: closed, to: start + DAY_MS, working: false, why: 'night' }];
}
