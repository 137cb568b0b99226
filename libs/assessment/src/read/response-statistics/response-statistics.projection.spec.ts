import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import fc from 'fast-check';
import { createWorkCalendar } from '#calendar';
import type { RecordedEvent } from '#event-sourcing';
import { foldWhistle, type WhistleEvent } from '#whistle';
import { ALL_DUE } from '../../domain/judged-counts.js';
import { contributionOf, MEASURES } from '../../domain/measures.js';
import { factsOf, type SummonsFact } from '../../domain/summons-fact.js';
import { emptySketch, addDuration } from '../../domain/duration-sketch.js';
import { numbersIn, numbersText } from '../../domain/numbers-text.js';
import { sketchText } from '../../domain/sketch-text.js';
import { playWhistles, type Turn, sampleGame } from '../../testing/played-whistles.js';
import {
  applyBatch,
  statisticsDatabase,
  statisticsRows,
} from '../../testing/statistics-database.js';
import {
  type CellKey,
  hasSketches,
  isPair,
  keyOf,
  PAIR_SEPARATOR,
  PAIRS,
  ROLLUPS,
} from './response-statistics.tables.js';

const calendar = createWorkCalendar();

const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    whistle: fc.nat(4),
    // The first eight acts are what mostly happens; the rest would soon end every whistle.
    act: fc.oneof({ weight: 3, arbitrary: fc.nat(7) }, { weight: 1, arbitrary: fc.nat(25) }),
    pick: fc.nat(59),
    minutes: fc.oneof(fc.nat(30), fc.nat(1500)),
  }),
  { minLength: 20, maxLength: 150, size: 'max' },
);

function foldedFacts(log: readonly RecordedEvent[]): SummonsFact[] {
  const streams = [...new Set(log.map((event) => event.stream))];
  return streams.flatMap((stream) => {
    const events = log.filter((event) => event.stream === stream) as unknown as WhistleEvent[];
    return factsOf(foldWhistle(events), () => calendar);
  });
}

const belongs = (fact: SummonsFact, { rollup, period, value }: CellKey): boolean => {
  if (!fact.day.startsWith(period)) return false;
  if (rollup === 'all') return true;
  if (!isPair(rollup)) return fact[rollup] === value;
  const [one, other] = PAIRS[rollup];
  return `${fact[one]}${PAIR_SEPARATOR}${fact[other]}` === value;
};

/** What a cell must hold, added up from its facts without the code that keeps it. */
function sumOf(all: readonly SummonsFact[]) {
  // An upheld appeal took them out: they are counted as such, and their times in nothing.
  const facts = all.filter(({ excluded }) => !excluded);
  const counts = MEASURES.map((_, index) =>
    all.reduce((sum, fact) => sum + contributionOf(fact, ALL_DUE).counts[index]!, 0),
  );
  const sketch = (durations: readonly (number | null)[]): string => {
    const sum = emptySketch();
    for (const ms of durations) if (ms !== null) addDuration(sum, ms);
    return sketchText(sum);
  };
  const sketches = [
    sketch(facts.map((fact) => fact.acknowledgeMs)),
    sketch(facts.map((fact) => fact.contactMs)),
    sketch(facts.map((fact) => fact.arriveMs)),
    sketch(facts.map((fact) => fact.resolveMs)),
    sketch(facts.map((fact) => fact.acknowledgeWorkMs)),
    sketch(facts.map((fact) => fact.contactWorkMs)),
    sketch(facts.map((fact) => fact.arriveWorkMs)),
    sketch(facts.map((fact) => fact.resolveWorkMs)),
  ];
  return { counts: numbersText(counts), sketches: sketches.join(' ') };
}

/** Some pairs are counted only. */
const keptOf = ({ rollup }: CellKey, sums: ReturnType<typeof sumOf>) =>
  hasSketches(rollup) ? sums : { ...sums, sketches: '' };

describe.each(READ_DATABASES)('given random histories (%s)', (database) => {
  const places = new ReadPlaces(database);
  const empty = async () => statisticsDatabase(await places.emptyGeneration());
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);

  it('when they are applied in any batches, then every cell is the exact sum of its facts', async () => {
    const splits = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(turns, splits, async (played, sizes) => {
        const log = playWhistles(played);
        const db = await empty();
        for (let from = 0, n = 0; from < log.length; n++) {
          const size = sizes[n % sizes.length]!;
          await applyBatch(db, log.slice(from, (from += size)));
        }
        const facts = foldedFacts(log);
        const { facts: rows, cells } = await statisticsRows(db);
        await db.destroy();
        expect(rows).toHaveLength(facts.length);
        const held = cells.map(({ cell, ...sums }) => ({ key: keyOf(cell), sums }));
        for (const { key, sums } of held)
          expect(sums).toEqual(keptOf(key, sumOf(facts.filter((fact) => belongs(fact, key)))));
        for (const rollup of ROLLUPS)
          expect(
            held
              .filter(({ key }) => key.rollup === rollup && key.grain === 'month')
              .reduce(
                (sum, { sums }) =>
                  sum + numbersIn(sums.counts, MEASURES.length)[MEASURES.indexOf('summoned')]!,
                0,
              ),
          ).toBe(facts.filter(({ excluded }) => !excluded).length);
      }),
      // A failure is shrunk on SQLite; on PostgreSQL that would take longer than the test has.
      { numRuns: database === 'SQLite' ? 25 : 3, endOnFailure: database !== 'SQLite' },
    );
  }, 180_000);
});

describe.each(READ_DATABASES)('given a log that has been counted (%s)', (database) => {
  const places = new ReadPlaces(database);
  const empty = async () => statisticsDatabase(await places.emptyGeneration());
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);

  it('when it is applied again, whole or in part, then the rows stay the same', async () => {
    const log = playWhistles(sampleGame);
    const db = await empty();
    await applyBatch(db, log);
    const once = await statisticsRows(db);
    await applyBatch(db, log);
    await applyBatch(db, log.slice(-20));
    expect(await statisticsRows(db)).toEqual(once);
    expect(once.facts.length).toBeGreaterThan(5);
    await db.destroy();
  });

  it('when the photo comes after the arrival, then it is proof as in the log', async () => {
    const arrive = { whistle: 0, act: 1, minutes: 5 };
    const log = playWhistles([
      { ...arrive, pick: 4 },
      { ...arrive, pick: 0 },
      { ...arrive, pick: 1 },
    ]);
    expect(log.at(-1)?.type).toBe('ArrivalSupplemented');
    const db = await empty();
    await applyBatch(db, log);
    expect((await statisticsRows(db)).facts).toMatchObject([{ proven: 1 }]);
    expect(foldedFacts(log)).toMatchObject([{ proven: true }]);
    await db.destroy();
  });

  it('when it is counted event by event, then the rows are those of one batch', async () => {
    const log = playWhistles(sampleGame);
    const [whole, single] = [await empty(), await empty()];
    await applyBatch(whole, log);
    for (const event of log) await applyBatch(single, [event]);
    expect(await statisticsRows(single)).toEqual(await statisticsRows(whole));
    await Promise.all([whole.destroy(), single.destroy()]);
  });
});
