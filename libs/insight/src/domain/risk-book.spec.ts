import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '#calendar';
import { type DatedSummons, isOpen, toPastSummons } from './dated-summons.js';
import { DeadlineRisk } from './deadline-risk.js';
import { type BookedSummons, MOST_PAST, PAST_DAYS, RiskBook } from './risk-book.js';

const NOW = Date.parse('2026-11-20T04:00:00.000Z');
/** Between one dispatch and the one before: some are older than a year, and one is yet to come. */
const APART_MS = 30 * HOUR_MS;
const MOST_SUMMONSES = 299;

const later = fc.option(fc.integer({ min: 0, max: 300 }), { freq: 2 });

/** A summons as it may be found, whatever was known of it before; its dispatch never changes. */
const anySummons: fc.Arbitrary<BookedSummons> = fc
  .tuple(fc.nat(MOST_SUMMONSES), fc.tuple(later, later, later), later, later)
  .map(([no, [reported, confirmed, released], due, paused]) => {
    const summonedAt = NOW + HOUR_MS - no * APART_MS;
    const after = (hours: number | null) => (hours === null ? null : summonedAt + hours * HOUR_MS);
    return {
      whistle: `whistle-${no}`,
      summons: 1,
      street: 'street-1',
      department: no % 3 === 0 ? 'a' : 'b',
      kind: 'routine',
      summonedAt,
      reportedAt: after(reported),
      confirmedAt: after(confirmed),
      releasedAt: after(released),
      dueAt: after(due),
      pausedMs: no * 1_000,
      pausedSince: after(paused),
    };
  });

/** As the estimate is defined: from everything of the last year, worked out anew. */
function estimatedAnew(known: readonly DatedSummons[], now: number): DeadlineRisk {
  const from = now - PAST_DAYS * DAY_MS;
  const past = known.filter(({ summonedAt }) => summonedAt >= from && summonedAt < now);
  return DeadlineRisk.of(past.map((one) => toPastSummons(one, now)));
}

const dueAfter = (known: readonly BookedSummons[], now: number): number[] =>
  known
    .filter((one) => isOpen(one) && one.reportedAt === null && one.pausedSince === null)
    .flatMap(({ dueAt }) => (dueAt !== null && dueAt > now ? [dueAt] : []))
    .sort((a, b) => a - b);

const ASKED = ['a', 'b', 'c'].flatMap((department) =>
  [0, 1, 24, 200].map((elapsed) => [{ department, kind: 'routine' }, elapsed] as const),
);

const step = fc.record({
  entered: fc.array(anySummons, { minLength: 20, maxLength: 150 }),
  hours: fc.nat(9),
});

describe('given a book of summonses', () => {
  it('when any are entered and entered again, then it says what all of them say', () => {
    const bases = new Set<string | undefined>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const book = new RiskBook();
        const known = new Map<string, BookedSummons>();
        let now = NOW;
        for (const { entered, hours } of steps) {
          now += hours * HOUR_MS;
          for (const one of entered) known.set(one.whistle, one);
          for (const one of entered) book.enter(one);
          const [kept, anew] = [book.riskAt(now), estimatedAnew([...known.values()], now)];
          for (const [like, elapsed] of ASKED) {
            const risk = kept.riskOf(like, elapsed, 400);
            expect(risk).toEqual(anew.riskOf(like, elapsed, 400));
            bases.add(risk?.basis);
          }
          expect(book.dueAfter(now).map(({ dueAt }) => dueAt)).toEqual(
            dueAfter([...known.values()], now),
          );
        }
      }),
    );
    expect(bases.has('department-and-kind') && bases.has('kind')).toBe(true);
  });

  it('when there are more than an estimate needs, then it rests on the latest', () => {
    const book = new RiskBook();
    const settled = (index: number): BookedSummons => {
      const summonedAt = NOW - (MOST_PAST + 10 - index) * 60_000;
      const confirmedAt = summonedAt + (index < 10 ? 99 : 1) * HOUR_MS;
      const ids = { whistle: `whistle-${index}`, summons: 1, street: 'street-1' };
      const like = { department: 'a', kind: 'routine', pausedMs: 0, pausedSince: null };
      const times = { summonedAt, reportedAt: null, confirmedAt, releasedAt: null, dueAt: null };
      return Object.assign(ids, like, times);
    };
    for (let index = 0; index < MOST_PAST + 10; index++) book.enter(settled(index));
    const like = { department: 'a', kind: 'routine' };
    // The ten oldest took longer than all others, and are not among those that count.
    expect(book.riskAt(NOW).riskOf(like, 0, 50)).toEqual({
      probability: 0,
      basis: 'department-and-kind',
      sample: MOST_PAST,
    });
  });
});
