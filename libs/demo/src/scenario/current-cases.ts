import type { Fate } from './fate.js';
import type { Settled } from './twist.js';
import { DAY, HOUR, MINUTE } from './moments.js';

/** A whistle that is open today, and why. */
export interface CurrentCase {
  /** Before now, in milliseconds. */
  readonly ago: number;
  readonly settled: Settled;
}

const quick: Partial<Fate> = {
  acknowledge: 0.001,
  arrive: 0.002,
  report: 0.003,
  disputed: false,
  arrivalConfirmed: true,
  pausedDays: 0,
  sentBack: 0,
  declines: 'no',
  extends: 'no',
  verified: true,
  roundTheClock: true,
};
const open = (ago: number, lead: Settled['lead']): CurrentCase => ({
  ago,
  settled: { twist: 'none', lead: { ...quick, ...lead } },
});
const never = undefined;

/** Whatever the draws bring, today's work lists hold each of these. */
export const CURRENT_CASES: readonly CurrentCase[] = [
  // Just raised, nobody has answered yet.
  open(25 * MINUTE, { acknowledge: never }),
  open(9 * MINUTE, { acknowledge: never }),
  // Never signed in, and overdue by now.
  open(12 * DAY, { acknowledge: never }),
  open(40 * DAY, { acknowledge: never }),
  // Signed in, nobody came.
  open(2 * DAY + 3 * HOUR, { arrive: never }),
  open(20 * DAY, { arrive: never }),
  // On site, not settled: 只报到不解决.
  open(4 * DAY, { report: never }),
  open(60 * DAY, { report: never }),
  // Reported, the street has not looked yet.
  open(12 * DAY, { report: 0.02, verified: false }),
  // The clock stands still.
  open(14 * DAY, { report: never, pausedDays: undefined }),
];
