import type { Verdict } from './summons-clocks.js';
import { type Ask, isSettled, type Summons } from './summons.state.js';
import type { WhistleContext } from './whistle.context.js';
import type { Whistle } from './whistle.state.js';
import { type Clock, STREET_CLOCKS, type StreetClock } from './whistle.values.js';

type Asks = readonly Ask[];

const LIMIT_OF = { 'confirm-arrival': 'confirmArrival', verify: 'verify', rate: 'rate' } as const;

type Asking = readonly [summons: Summons, whistle: Pick<Whistle, 'kind'>, context: WhistleContext];

/**
 * By when the street answers what it is asked for now, by the rules that started the department's
 * clocks; undefined where they do not say. Nothing is asked about a department that is only informed.
 */
function streetClockOf(
  clock: StreetClock,
  ...[{ role, rule }, { kind }, { rules, now }]: Asking
): Clock | undefined {
  const limit = rules.policyOf(kind, rule)?.street?.[LIMIT_OF[clock]];
  return limit && role !== 'informed' ? rules.start(limit, rule, now) : undefined;
}

/** For an arrival now. Once the matter is settled, nobody has to confirm it any more. */
export function confirmationOf(...asking: Asking): { readonly confirmation?: Clock } {
  const confirmation = isSettled(asking[0])
    ? undefined
    : streetClockOf('confirm-arrival', ...asking);
  return confirmation ? { confirmation } : {};
}

/** For a report now. */
export function verificationOf(...asking: Asking): { readonly verification?: Clock } {
  const verification = streetClockOf('verify', ...asking);
  return verification ? { verification } : {};
}

/** For a matter that is settled now. */
export function ratingClockOf(...asking: Asking): { readonly rating?: Clock } {
  const rating = streetClockOf('rate', ...asking);
  return rating ? { rating } : {};
}

/** What the street has been asked for and has not answered. */
export const openAsksOf = ({ asks }: Pick<Summons, 'asks'>): Asks =>
  asks.length === 0 ? asks : asks.filter(({ outcome }) => outcome === 'waiting');

/** 默认办结: whether the report was taken as verified because the street was silent. */
export const isDeemedVerified = ({ asks }: Pick<Summons, 'asks'>): boolean =>
  asks.some(({ outcome }) => outcome === 'deemed');

/** Asks with one more; the same where the event brought no clock for it. */
export const withAsk = (
  asks: Asks,
  clock: StreetClock,
  at: string,
  due: Clock | undefined,
): Asks => (due ? [...asks, { clock, at, due, endedAt: undefined, outcome: 'waiting' }] : asks);

/** Asks after those of some clocks have ended. */
export function endAsks(
  asks: Asks,
  { at: endedAt, outcome }: { readonly at: string; readonly outcome: Ask['outcome'] },
  clocks: readonly StreetClock[],
): Asks {
  const ends = ({ clock, outcome: so }: Ask) => so === 'waiting' && clocks.includes(clock);
  if (!asks.some(ends)) return asks;
  return asks.map((ask) => (ends(ask) ? { ...ask, endedAt, outcome } : ask));
}

/** Nobody waits for what is not answered by now. */
export const lapseAsks = (asks: Asks, at: string): Asks =>
  endAsks(asks, { at, outcome: 'lapsed' }, STREET_CLOCKS);

/**
 * How the street did. A report that was deemed verified was not verified in time; what ended in time
 * without an answer is excused.
 */
export function askVerdict({ outcome, due, endedAt }: Ask): Verdict {
  if (endedAt === undefined) return 'open';
  if (outcome === 'deemed' || endedAt > due.dueAt) return 'late';
  return outcome === 'answered' ? 'onTime' : 'excused';
}
