import type { Fate } from './fate.js';
import type { Preset } from './twist.js';
import { DAY, HOUR, MINUTE } from './moments.js';

/** A whistle that is open today, and why. */
export interface CurrentCase {
  /** Before now, in milliseconds. */
  readonly ago: number;
  readonly preset: Preset;
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
const openCase = (ago: number, lead: Preset['lead']): CurrentCase => ({
  ago,
  preset: { twist: 'none', lead: { ...quick, ...lead } },
});
const never = undefined;

/** Cases of today that do not depend on chance, so that every work list has entries. */
export const CURRENT_CASES: readonly CurrentCase[] = [
  // Just raised, nobody has answered yet.
  openCase(25 * MINUTE, { acknowledge: never }),
  openCase(9 * MINUTE, { acknowledge: never }),
  // Never signed in, and overdue by now.
  openCase(12 * DAY, { acknowledge: never }),
  openCase(40 * DAY, { acknowledge: never }),
  // Signed in, nobody came.
  openCase(2 * DAY + 3 * HOUR, { arrive: never }),
  openCase(20 * DAY, { arrive: never }),
  // On site, not settled: 只报到不解决.
  openCase(4 * DAY, { report: never }),
  openCase(60 * DAY, { report: never }),
  // Reported, the street has not looked yet.
  openCase(12 * DAY, { report: 0.02, verified: false }),
  // The clock stands still.
  openCase(14 * DAY, { report: never, pausedDays: undefined }),
];
