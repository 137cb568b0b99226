import { READ_DATABASES, ReadPlaces } from '../../../../test/support/read-places.js';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { CLOCK_NAMES } from '#whistle';
import { measuresOf } from '../domain/measures.js';
import { SCORE_MEASURES, scoreMeasure, type ScoreMeasure } from '../domain/score-measures.js';
import { responseTimeStatistics } from '../read/response-statistics/response-time-statistics.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import {
  DEPARTMENTS,
  playWhistles,
  sampleGame,
  STREETS,
  type Turn,
} from '../testing/played-whistles.js';
import { applyBatch, statisticsDatabase } from '../testing/statistics-database.js';
import {
  countedSummonses,
  type CountedSummons,
  type FigureQuestion,
  MOST_LOOKED_AT,
} from './counted-summonses.js';
import { CLOCK_VERDICTS, type Figure, FIGURE_MEASURES } from './figure.js';

type Db = Kysely<StatisticsTables>;
type Asked = Omit<FigureQuestion, 'figure'>;

const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    whistle: fc.nat(6),
    act: fc.oneof({ weight: 4, arbitrary: fc.nat(7) }, { weight: 1, arbitrary: fc.nat(15) }),
    pick: fc.nat(59),
    minutes: fc.oneof(fc.nat(30), fc.nat(1500)),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
);
const asked: fc.Arbitrary<Asked> = fc.record({
  filter: fc.record(
    {
      department: fc.constantFrom(...DEPARTMENTS),
      street: fc.constantFrom(...STREETS),
      kind: fc.constantFrom('routine', 'emergency'),
    },
    { requiredKeys: [] },
  ),
  from: fc.constantFrom(undefined, '2026-10-01'),
  to: fc.constantFrom(undefined, '2026-10-20'),
  cutOff: fc.integer({ min: 0, max: 60 }).map(daysIn),
  first: fc.integer({ min: 1, max: 7 }),
});

function daysIn(days: number): string {
  return new Date(Date.parse('2026-09-28T00:00:00.000Z') + days * 86_400_000).toISOString();
}

const daysFrom2030 = (days: number): string =>
  new Date(Date.UTC(2030, 0, 1 + days)).toISOString().slice(0, 10);

/** All pages of a figure, one after the other. */
async function listed(db: Db, question: FigureQuestion): Promise<CountedSummons[]> {
  const rows: CountedSummons[] = [];
  for (let { after } = question; ;) {
    const page = await countedSummonses(db, { ...question, after });
    expect(page.rows.length).toBeLessThanOrEqual(question.first);
    rows.push(...page.rows);
    if (!page.more) return rows;
    after = page.end;
  }
}

const isScoreMeasure = (name: string): name is ScoreMeasure =>
  (SCORE_MEASURES as readonly string[]).includes(name);

/** Each figure that the statistics of the same question have. */
async function figuresOf(db: Db, question: Asked): Promise<[Figure, number][]> {
  const { from, to, cutOff, filter } = question;
  const [total] = await responseTimeStatistics(db, { from, to, cutOff, filter, groupBy: [] });
  const measures = total?.measures ?? measuresOf([]);
  const counts = FIGURE_MEASURES.map((measure): [Figure, number] => [
    { measure },
    isScoreMeasure(measure) ? scoreMeasure(measure, measures) : measures[measure],
  ]);
  const clocks = CLOCK_NAMES.flatMap((clock) =>
    (['onTime', 'late', 'overdue', 'notYetDue'] as const).map((verdict): [Figure, number] => [
      { clock, verdict },
      measures[`${clock}${verdict[0]!.toUpperCase()}${verdict.slice(1)}` as 'arriveLate'],
    ]),
  );
  const waits: Figure = { clock: 'resolve', verdict: 'awaitingStreet' };
  return [...counts, ...clocks, [waits, measures.awaitingStreet]];
}

async function expectEqualFigures(db: Db, question: Asked): Promise<void> {
  for (const [figure, expected] of await figuresOf(db, question)) {
    const rows = await listed(db, { ...question, figure });
    const sum = rows.reduce((total, { count }) => total + count, 0);
    expect({ figure, sum }).toEqual({ figure, sum: expected });
    expect(new Set(rows.map(({ stream, summons }) => `${stream} ${summons}`)).size).toBe(
      rows.length,
    );
  }
}

describe.each(READ_DATABASES)('given the figures of random histories (%s)', (database) => {
  const places = new ReadPlaces(database);
  const runs = database === 'SQLite' ? 25 : 5;
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);

  it('when the summonses of any figure are listed, then they are as many as it says', async () => {
    await fc.assert(
      fc.asyncProperty(turns, asked, async (game, question) => {
        const db = await statisticsDatabase(await places.emptyGeneration());
        try {
          await applyBatch(db, playWhistles(game));
          await expectEqualFigures(db, question);
        } finally {
          await db.destroy();
        }
      }),
      { numRuns: runs },
    );
  }, 120_000);

  it('when every verdict on a clock is listed, then no summons with a limit is missing', async () => {
    const db = await statisticsDatabase(await places.emptyGeneration());
    await applyBatch(db, playWhistles(sampleGame));
    const question = { cutOff: daysIn(20), first: 100 };
    const limited = await db.selectFrom('facts').select('summons').where('resolve', 'is not', null);
    const rows = [];
    for (const verdict of CLOCK_VERDICTS)
      rows.push(...(await listed(db, { ...question, figure: { clock: 'resolve', verdict } })));
    expect(rows).toHaveLength((await limited.execute()).length);
    expect(new Set(rows.map(({ fact }) => fact.resolve)).size).toBeGreaterThan(3);
    await db.destroy();
  }, 60_000);
});

describe('given a long history in which a figure is rare', () => {
  it('when its summonses are listed, then a page looks at so many facts, and the next goes on', async () => {
    const db = await statisticsDatabase();
    await applyBatch(db, playWhistles(sampleGame));
    const [one] = await db.selectFrom('facts').selectAll().limit(1).execute();
    const copies = Array.from({ length: MOST_LOOKED_AT + 100 }, (_, n) => ({
      ...one!,
      stream: `copy-${String(n).padStart(5, '0')}`,
      day: daysFrom2030(Math.floor(n / 90)),
      sentBack: n === MOST_LOOKED_AT + 50 ? 2 : 0,
    }));
    for (let at = 0; at < copies.length; at += 500)
      await db
        .insertInto('facts')
        .values(copies.slice(at, at + 500))
        .execute();
    const question = { figure: { measure: 'sentBack' }, from: '2030-01-01', first: 5 } as const;
    const cutOff = daysIn(90);
    const page = await countedSummonses(db, { ...question, cutOff });
    expect(page).toMatchObject({
      rows: [],
      more: true,
      end: { day: expect.any(String) as string },
    });
    const next = await countedSummonses(db, { ...question, cutOff, after: page.end });
    expect(next.rows.map(({ stream, count }) => [stream, count])).toEqual([
      [`copy-0${MOST_LOOKED_AT + 50}`, 2],
    ]);
    expect(next.more).toBe(false);
    const everywhere = { figure: { measure: 'summoned' }, from: '2030-01-01', cutOff, first: 70 };
    for (const filter of [{}, { kind: one!.kind }, { department: one!.department }])
      expect(await listed(db, { ...everywhere, filter } as FigureQuestion)).toHaveLength(
        copies.length,
      );
    await db.destroy();
  });
});
