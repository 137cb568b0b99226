import { firstDayOf, isMonth, monthsLater, startOfDate } from '#calendar';
import type { RosterEvent, Shift } from './roster.events.js';

/** A shift in a roster of a month. */
export interface Duty extends Shift {
  readonly duty: number;
}

/** An organisation's roster of a month: duties that were not withdrawn, by number. */
export interface Roster {
  readonly duties: ReadonlyMap<number, Duty>;
  /** How many were ever assigned. */
  readonly assigned: number;
  /** Why, by number, where it was said: of the assignment, and then of the withdrawal. */
  readonly reasons: ReadonlyMap<number, string>;
}

export const noRoster: Roster = { duties: new Map(), assigned: 0, reasons: new Map() };

/** Copied for each event: there are at most a few hundred a month. */
export function evolveRoster(roster: Roster, event: RosterEvent): Roster {
  const { duties, assigned } = roster;
  const next = new Map(duties);
  const { duty: no, reason } = event.data;
  const reasons = reason === undefined ? roster.reasons : new Map(roster.reasons).set(no, reason);
  switch (event.type) {
    case 'DutyAssigned': {
      const { duty, post, person, from, to } = event.data;
      return { duties: next.set(duty, { duty, post, person, from, to }), assigned: duty, reasons };
    }
    case 'DutyWithdrawn':
      next.delete(event.data.duty);
      return { duties: next, assigned, reasons };
  }
}

export const overlaps = (one: Shift, other: Shift): boolean =>
  one.from < other.to && other.from < one.to;

/** A span of time, ISO 8601 UTC; `to` is no part of it. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** When nobody at all is on duty within a span: what a 24-hour roster must not have. */
export function gapsIn(span: Span, duties: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let covered = span.from;
  for (const { from, to } of duties.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > covered && covered < span.to)
      gaps.push({ from: covered, to: from < span.to ? from : span.to });
    if (to > covered) covered = to;
  }
  return covered < span.to ? [...gaps, { from: covered, to: span.to }] : gaps;
}

export const monthBefore = (month: string): string => monthsLater(month, -1);
export const monthAfter = (month: string): string => monthsLater(month, 1);

/** Months that have a roster: those before and after, into which shifts may reach, exist as well. */
export const isRosterMonth = (text: string): boolean =>
  isMonth(text) && isMonth(monthBefore(text)) && isMonth(monthAfter(text));

/** The month from its first local midnight to the next one's. */
export const spanOfMonth = (month: string): Span => ({
  from: startOfDate(firstDayOf(month)),
  to: startOfDate(firstDayOf(monthAfter(month))),
});
