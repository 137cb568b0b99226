import { setTimeout as sleep } from 'node:timers/promises';

import { openReadStore, type ReadStore } from '#read-store';
import { sql } from 'kysely';

import { counted, describeOnEach, opened, type ReadSide } from './fixture.js';
import { folding, growth, type GrowthTables, totals, type TotalsTables } from './folded-tallies.js';
import { tallies, type TallyTables } from './tallies.js';

const ALL = [totals, growth, tallies];

async function totalsOf(store: ReadStore): Promise<Record<string, number>> {
  const db = await store.live<TotalsTables>('totals');
  const rows = await db.selectFrom('totals').selectAll().execute();
  return Object.fromEntries(rows.map(({ stream, total }) => [stream, total]));
}

/** What all its batches added to each stream. */
async function grownOf(store: ReadStore): Promise<Record<string, number>> {
  const db = await store.live<GrowthTables>('growth');
  const rows = await db.selectFrom('growth').selectAll().execute();
  const sums: Record<string, number> = {};
  for (const { stream, by } of rows) sums[stream] = (sums[stream] ?? 0) + by;
  return sums;
}

async function ownOf(store: ReadStore): Promise<Record<string, number>> {
  const db = await store.live<TallyTables>('tallies');
  const rows = await db.selectFrom('tally').selectAll().execute();
  return Object.fromEntries(rows.map(({ stream, total }) => [stream, total]));
}

describeOnEach('given read models that live together and share a fold', (create) => {
  let side: ReadSide;
  beforeEach(async () => {
    side = await create();
    folding.mended = false;
    await side.append('tally-a', [opened(), counted(1)]);
  });
  afterEach(() => side.close());

  async function following(): Promise<ReadStore> {
    const store = await side.open(ALL);
    side.run(store);
    await settled(store);
    return store;
  }

  const settled = async (store: ReadStore) => {
    for (const { name } of ALL) await side.settled(store, name);
  };

  it('when they are first built, then in one home, and an event is folded once for all', async () => {
    const store = await following();
    expect(await side.homes()).toEqual(['together-g1']);
    await side.append('tally-b', [opened()]);
    await settled(store);
    folding.times = 0;
    await side.append('tally-a', [counted(2)]);
    await side.append('tally-b', [counted(5), counted(1)]);
    await settled(store);
    // The state of tally-a was folded while it was built, so two more of it may be folded again.
    expect(folding.times).toBeGreaterThanOrEqual(3);
    expect(folding.times).toBeLessThanOrEqual(5);
    const sums = { 'tally-a': 3, 'tally-b': 6 };
    expect([await totalsOf(store), await grownOf(store), await ownOf(store)]).toEqual([
      sums,
      sums,
      sums,
    ]);
  });

  it('when a state is no longer in memory, then it is folded from the log', async () => {
    const store = await openReadStore({
      ...side.place,
      eventStore: side.log,
      projections: ALL,
      cachedModels: 1,
    });
    const run = side.run(store);
    for (let round = 0; round < 3; round += 1)
      for (const name of ['a', 'b', 'c']) {
        await side.append(`tally-${name}`, [counted(1)]);
        await settled(store);
      }
    const sums = { 'tally-a': 4, 'tally-b': 3, 'tally-c': 3 };
    expect([await totalsOf(store), await grownOf(store)]).toEqual([sums, sums]);
    await run.stop();
    await store.close();
  });

  it('when the rows of one cannot be saved, then only that one parks the stream', async () => {
    const store = await following();
    await side.append('tally-bad', [opened('/'), counted(4)]);
    await side.append('tally-a', [counted(2)]);
    await settled(store);
    expect(await totalsOf(store)).toEqual({ 'tally-a': 3 });
    expect(await grownOf(store)).toEqual({ 'tally-a': 3, 'tally-bad': 4 });
    expect(await store.parked('totals')).toMatchObject([{ stream: 'tally-bad', revision: 0 }]);
    expect(await store.parked('growth')).toEqual([]);
    expect(await store.retry('totals', 'tally-bad')).toMatchObject({ outcome: 'parked' });
    expect(await store.parked('tallies')).toMatchObject([{ stream: 'tally-bad' }]);
  });

  it('when an event cannot be folded, then each parks the stream for itself, and may skip the event', async () => {
    const store = await following();
    await side.append('tally-bad', [opened(), counted(4), counted(13), counted(2)]);
    await side.append('tally-a', [counted(2)]);
    await settled(store);
    expect(await totalsOf(store)).toEqual({ 'tally-a': 3, 'tally-bad': 4 });
    const parked = { stream: 'tally-bad', revision: 2, events: 2, error: 'RangeError: unlucky' };
    for (const name of ['totals', 'growth', 'tallies'])
      expect(await store.parked(name)).toMatchObject([parked]);

    expect(await store.skip('totals', 'tally-bad', '重复录入')).toEqual({ outcome: 'applied' });
    await side.append('tally-bad', [counted(1)]);
    await settled(store);
    expect(await totalsOf(store)).toEqual({ 'tally-a': 3, 'tally-bad': 7 });
    expect(await grownOf(store)).toEqual({ 'tally-a': 3, 'tally-bad': 4 });
    expect(await store.parked('growth')).toMatchObject([{ revision: 2, events: 3 }]);

    folding.mended = true;
    expect(await store.retry('growth', 'tally-bad')).toEqual({ outcome: 'applied' });
    await side.append('tally-bad', [counted(1)]);
    await settled(store);
    expect(await grownOf(store)).toEqual({ 'tally-a': 3, 'tally-bad': 21 });
    // What was skipped stays skipped until a rebuild.
    expect(await totalsOf(store)).toEqual({ 'tally-a': 3, 'tally-bad': 8 });
  });

  it('when one is rebuilt, then it has a home of its own, and all go on together', async () => {
    const store = await following();
    await store.rebuild('totals');
    expect(await side.homes()).toEqual(['together-g1', 'totals-g2']);
    for (let round = 0; round < 3; round += 1) {
      await side.append('tally-a', [counted(1)]);
      await settled(store);
    }
    expect([await totalsOf(store), await grownOf(store)]).toEqual([
      { 'tally-a': 4 },
      { 'tally-a': 4 },
    ]);
    await store.rebuildAll();
    expect(await side.homes()).toEqual(['together-g2']);
    await side.append('tally-a', [counted(1)]);
    await settled(store);
    expect([await totalsOf(store), await ownOf(store)]).toEqual([
      { 'tally-a': 5 },
      { 'tally-a': 5 },
    ]);
  });

  it('when all are rebuilt and one cannot apply an event, then the others are built and it stays as it was', async () => {
    const store = await following();
    await side.append('tally-bad', [opened('/')]);
    await settled(store);
    const built = await store.rebuildAll();
    expect(built.get('growth')).toMatchObject({ number: 2, events: 3 });
    expect(built.get('totals')).toMatchObject({
      error: {
        code: 'EVENT_UNPROCESSABLE',
        details: { projection: 'totals', stream: 'tally-bad' },
      },
    });
    expect(await totalsOf(store)).toEqual({ 'tally-a': 1 });
    expect(await grownOf(store)).toEqual({ 'tally-a': 1, 'tally-bad': 0 });
    await side.append('tally-a', [counted(1)]);
    await settled(store);
    expect(await totalsOf(store)).toEqual({ 'tally-a': 2 });
  });

  const behindItsBack = (statement: string) =>
    side.behind(async (storage) => {
      const db = storage.open('together-g1', 'apply');
      await sql.raw(statement).execute(db);
      await db.destroy();
    });

  const untilFailed = async (store: ReadStore, name: string) => {
    while ((await statusOf(store, name))?.lastFailure === undefined) await sleep(10);
  };

  it('when the tables of one are broken for a while, then the others go on, and it catches up', async () => {
    const store = await following();
    await behindItsBack('alter table totals rename to away');
    const position = await side.append('tally-a', [counted(2)]);
    for (const name of ['growth', 'tallies']) await side.settled(store, name);
    await untilFailed(store, 'totals');
    await side.append('tally-a', [counted(2)]);
    await side.settled(store, 'growth');
    expect(await grownOf(store)).toEqual({ 'tally-a': 5 });
    expect(((await store.checkpoint('totals')) ?? '') < position).toBe(true);

    await behindItsBack('alter table away rename to totals');
    await settled(store);
    await side.append('tally-a', [counted(1)]);
    await settled(store);
    expect([await totalsOf(store), await grownOf(store)]).toEqual([
      { 'tally-a': 6 },
      { 'tally-a': 6 },
    ]);
    expect(await statusOf(store, 'totals')).toMatchObject({ lastFailure: undefined });
  });

  it('when the tables of one are gone, then it follows again after a rebuild', async () => {
    const store = await following();
    await behindItsBack('drop table totals');
    await side.append('tally-a', [counted(2)]);
    await untilFailed(store, 'totals');
    await store.rebuild('totals');
    await side.append('tally-a', [counted(1)]);
    await settled(store);
    expect([await totalsOf(store), await grownOf(store)]).toEqual([
      { 'tally-a': 4 },
      { 'tally-a': 4 },
    ]);
  });
});

const statusOf = async (store: ReadStore, name: string) =>
  (await store.status()).find((status) => status.name === name);
