import { runningDeadlines } from '../running-deadlines.js';
import { elapsedMs, nextDue, summonsStatus, verdict } from '../summons-clocks.js';
import { isPaused } from '../summons.state.js';
import { CLOCK_NAMES, type Clocks } from '../whistle.events.js';
import type { Whistle } from '../whistle.state.js';

const duesOf = (clocks: Clocks) => CLOCK_NAMES.map((name) => clocks[name]?.dueAt);

/** What read models ask of the clocks of a whistle. */
export const knownClocks = (whistle: Whistle, now: string) => [
  ...[whistle.status, whistle.gate?.clock, whistle.overall?.dueAt, whistle.overallSince],
  runningDeadlines(whistle),
  ...whistle.summonses.map((s) => [
    ...[s.no, s.department, s.role, s.rule, s.summonedAt, duesOf(s.clocks), duesOf(s.held)],
    ...[s.acknowledgedAt, s.contactedAt, s.arrivedAt, s.arrivalProven, s.reportedAt],
    ...[s.confirmedAt, s.released, s.releasedAt, s.sentBack, s.rating?.satisfaction],
    ...[s.appeals, s.corrected, s.excused, s.excluded],
    ...[s.decline?.outcome, isPaused(s), summonsStatus(s, whistle), nextDue(s, whistle)?.dueAt],
    ...CLOCK_NAMES.map((name) => [verdict(s, name), elapsedMs(s, name), elapsedMs(s, name, now)]),
  ]),
];
