import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { contributionOf } from '../../domain/measures.js';
import { monthOf } from '#calendar';
import { CLOCK_NAMES } from '#whistle';
import type { SummonsFact } from '../../domain/summons-fact.js';
import { addContribution, newTally, statisticsOf } from '../../domain/tally.js';
import { DEPARTMENTS, playWhistles, STREETS, sampleGame } from '../../testing/played-whistles.js';
import { applyBatch, statisticsDatabase } from '../../testing/statistics-database.js';
import {
  type Group,
  GROUPS,
  responseTimeStatistics,
  type StatisticsQuestion,
} from './response-time-statistics.js';
import { factIn } from './fact-rows.js';
import type { StatisticsTables } from './response-statistics.tables.js';

const isAsked = (fact: SummonsFact, { filter = {}, from, to }: StatisticsQuestion): boolean =>
  Object.entries(filter).every(([key, value]) => value === fact[key as 'kind']) &&
  fact.day >= (from ?? '') &&
  fact.day <= (to ?? '9');

/** The answer by going through every fact: slow, short and plain. */
async function answeredPlainly(db: Kysely<StatisticsTables>, question: StatisticsQuestion) {
  const { groupBy } = question;
  const rows = await db.selectFrom('facts').selectAll().execute();
  const groups = new Map<string, { keys: object; facts: SummonsFact[] }>();
  if (groupBy.length === 0) groups.set('', { keys: {}, facts: [] });
  for (const row of rows) {
    const fact = factIn(row);
    if (!isAsked(fact, question)) continue;
    const described = { ...fact, month: monthOf(fact.day) };
    const keys = Object.fromEntries(groupBy.map((group) => [group, described[group]]));
    const name = Object.values(keys).join('\u001f');
    const group = groups.get(name) ?? { keys, facts: [] };
    group.facts.push(fact);
    groups.set(name, group);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { keys, facts }]) => {
    const tally = newTally();
    for (const fact of facts) addContribution(tally, contributionOf(fact, question.cutOff));
    return { keys, ...statisticsOf(tally) };
  });
}

async function cutOffsAround(db: Kysely<StatisticsTables>): Promise<string[]> {
  const facts = await db.selectFrom('facts').selectAll().execute();
  const dues = facts.flatMap((fact) => CLOCK_NAMES.map((clock) => fact[`${clock}Due`]));
  const times = dues.flatMap((due) => due ?? []).sort();
  return ['2026-09-01T00:00:00.000Z', ...times, '2027-06-01T00:00:00.000Z'];
}

describe.each(READ_DATABASES)('given a season of whistles (%s)', (database) => {
  const places = new ReadPlaces(database);
  let db: Kysely<StatisticsTables>;
  let days: string[];
  /** Before, at, between and after the due times of what is open. */
  let cutOffs: string[];
  beforeAll(async () => {
    await places.start();
    db = await statisticsDatabase(await places.emptyGeneration());
    await applyBatch(db, playWhistles(sampleGame));
    const rows = await db.selectFrom('facts').select('day').orderBy('day').execute();
    days = rows.map(({ day }) => day);
    cutOffs = await cutOffsAround(db);
  }, 60_000);
  afterAll(async () => {
    await db.destroy();
    await places.stop();
  }, 60_000);

  it('when any question is asked, then the answer is that of going through every fact', async () => {
    const edge = fc.option(
      fc.oneof(
        fc.constantFrom('2026-09-01', '2026-09-30', '2026-10-01', '2026-10-31', '2027-01-01'),
        fc.nat(90).map((n) => new Date(Date.UTC(2026, 8, 20 + n)).toISOString().slice(0, 10)),
      ),
      { nil: undefined },
    );
    const filter = fc.record(
      {
        department: fc.constantFrom(...DEPARTMENTS),
        street: fc.constantFrom(...STREETS),
        kind: fc.constantFrom('routine', 'emergency'),
      },
      { requiredKeys: [] },
    );
    const groupBy = fc.subarray<Group>([...GROUPS], { maxLength: 3 });
    const cutOff = fc.constantFrom(...cutOffs);
    const question = fc.record({ from: edge, to: edge, groupBy, filter, cutOff });
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const answer = await responseTimeStatistics(db, asked);
        expect(answer).toEqual(await answeredPlainly(db, asked));
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('when the cut-off moves past due times, then one after the other becomes overdue', async () => {
    expect(cutOffs.length).toBeGreaterThan(4);
    const overdue: number[] = [];
    const open = new Set<number>();
    for (const cutOff of cutOffs) {
      const [total] = await responseTimeStatistics(db, { groupBy: [], cutOff });
      const { resolve } = total!.clocks;
      open.add(resolve.notYetDue + resolve.overdue);
      overdue.push(resolve.overdue);
    }
    expect(open.size).toBe(1);
    expect(overdue).toEqual(overdue.toSorted((a, b) => a - b));
    expect(overdue[0]).toBe(0);
    expect(overdue.at(-1)).toBeGreaterThan(1);
  });

  it('when it is asked again and again while the log grows and time passes, then no answer is stale', async () => {
    const growing = await statisticsDatabase(await places.emptyGeneration());
    const log = playWhistles(sampleGame);
    const open = new Set<number>();
    for (let from = 0; from < log.length; from += 7) {
      const batch = log.slice(from, from + 7);
      await applyBatch(growing, batch);
      const cutOff = (batch.at(-1)?.data as { readonly at: string }).at;
      for (const groupBy of [[], ['street'], ['month', 'hour']] satisfies Group[][]) {
        const answer = await responseTimeStatistics(growing, { groupBy, cutOff });
        expect(answer).toEqual(await answeredPlainly(growing, { groupBy, cutOff }));
        open.add(answer[0]?.measures.notYetDue ?? 0);
      }
    }
    expect(open.size).toBeGreaterThan(4);
    await growing.destroy();
  }, 60_000);

  it('when the whole of it is asked for, then it covers several months and loses no summons', async () => {
    const [total] = await responseTimeStatistics(db, { groupBy: [], cutOff: cutOffs.at(-1)! });
    expect(total?.measures.summoned).toBe(days.length);
    expect(monthOf(days[0]!)).not.toBe(monthOf(days.at(-1)!));
    const { resolved = 0, released = 0, stillOpen = 0 } = total?.measures ?? {};
    expect(resolved + released + stillOpen).toBe(days.length);
  });
});
