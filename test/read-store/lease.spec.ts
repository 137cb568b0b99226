import type { ReadStore, RunOptions } from '#read-store';

import { ReadPlaces } from '../support/read-places.js';
import { counted, opened, ReadSide, totals } from './fixture.js';
import { tallies } from './tallies.js';

const places = new ReadPlaces('PostgreSQL');
beforeAll(() => places.start(), 60_000);
afterAll(() => places.stop(), 60_000);

/** Ends the sessions that hold the runner's locks, as the server does with those that fall silent. */
const endLeases = () =>
  places.server.run(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name like 'shaodao-read-store tallies.run %'`);

describe('given two workers and read models in PostgreSQL', () => {
  let side: ReadSide;
  beforeEach(async () => {
    side = await ReadSide.create(places.fresh());
    await side.append('tally-a', [opened(), counted(1)]);
  });
  afterEach(() => side.close());

  async function running(options: RunOptions = {}): Promise<ReadStore> {
    const store = await side.open();
    side.run(store, options);
    await side.settled(store);
    return store;
  }

  it('when the owner loses its lease, then it stops, and the one that stands by goes on', async () => {
    const owner = await side.open();
    const run = owner.run();
    await side.settled(owner);
    const next = await running({ standBy: true });
    const stopped = expect(run).rejects.toMatchObject({ code: 'PROJECTION_OWNED' });
    await endLeases();
    await stopped;
    await side.append('tally-a', [counted(2)]);
    await side.settled(next);
    expect(await totals(next)).toEqual({ 'tally-a': 3 });
  });

  it('when the owner has been replaced and does not know it, then it cannot write', async () => {
    const owner = await side.open();
    const run = owner.run();
    await side.settled(owner);
    const stopped = expect(run).rejects.toMatchObject({ code: 'PROJECTION_OWNED' });
    // What a new owner does first. The checkpoint is where it was, the lock is still held.
    await side.setCheckpoint({ epoch: 1_000 });
    await side.append('tally-a', [counted(2)]);
    await stopped;
    expect(await totals(owner)).toEqual({ 'tally-a': 1 });
  });

  it('when an owner of the past comes back, then it is not let in either', async () => {
    await running().then((store) => store.close());
    await side.setCheckpoint({ epoch: 1_000 });
    const late = await side.open();
    await expect(late.run()).rejects.toMatchObject({ code: 'PROJECTION_OWNED' });
  });

  it('when a builder is taken for dead and is not, then it cannot switch to what it has built', async () => {
    const store = await running();
    const late = await side.open([
      {
        ...tallies,
        index: async () => {
          await places.server.run(`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name like 'shaodao-read-store tallies.build %'`);
          await (await side.open()).rebuild('tallies');
        },
      },
    ]);
    await expect(late.rebuild('tallies')).rejects.toBeDefined();
    expect((await store.status())[0]).toMatchObject({ generation: 3, state: 'live' });
    expect(await side.homes()).toEqual(['tallies-g3']);
    expect(await totals(store)).toEqual({ 'tally-a': 1 });
  });

  it('when the server dies and comes back, then all goes on by itself', async () => {
    const store = await running({ standBy: true });
    for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
      await places.server.crash(signal);
      await side.append('tally-a', [counted(1)]);
      await places.server.restart();
      await side.settled(store);
    }
    expect(await totals(store)).toEqual({ 'tally-a': 3 });
    expect(await store.parked('tallies')).toEqual([]);
  }, 60_000);

  it('when the server is away, then opening says so', async () => {
    const opening = ReadSide.create({
      postgres: { url: places.server.url().replace(/:\d+\//, ':1/') },
    });
    const away = await opening;
    await expect(away.open()).rejects.toMatchObject({ code: 'READ_STORE_UNAVAILABLE' });
    await away.close();
  }, 20_000);
});
