import { fork } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { BuildProgress } from '#read-store';

import { counted, describeOnEach, opened, type ReadSide, rowsOf, totals } from './fixture.js';
import { tallies, type TallyProjection, type TallyTables } from './tallies.js';

const nextVersion: TallyProjection = {
  ...tallies,
  version: 2,
  initial: () => ({ title: '', total: 100, steps: [], revision: -1 }),
};

describeOnEach('given a live generation', (create, { database }) => {
  let side: ReadSide;
  beforeEach(async () => {
    side = await create();
    for (const name of ['a', 'b', 'c'])
      await side.append(`tally-${name}`, [opened(name), counted(1), counted(2)]);
  });
  afterEach(() => side.close());

  it('when it is rebuilt, then it answers all the while and the next one is equal to it', async () => {
    const store = await side.open();
    await store.rebuild('tallies');
    const before = await rowsOf(store);
    const steps: BuildProgress[] = [];
    const held = await store.live<TallyTables>('tallies');
    let building = true;
    const rebuilt = store
      .rebuild('tallies', { batchSize: 1, onProgress: (step) => steps.push(step) })
      .finally(() => (building = false));
    let answers = 0;
    for (; building; await nextTurn(), answers++) expect(await rowsOf(store)).toEqual(before);
    const done = await rebuilt;

    expect(answers).toBeGreaterThan(0);
    expect(await rowsOf(store)).toEqual(before);
    expect(done).toMatchObject({ number: 2, events: 9, etaSeconds: 0, position: done.head });
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(await side.homes()).toEqual(['tallies-g2']);
    // A file that is open outlives its name; a schema has the time of grace, which here is none.
    if (database === 'SQLite')
      expect(await held.selectFrom('tally').select('stream').execute()).toHaveLength(3);
  });

  it('when its runner and other readers look on, then they follow the switch', async () => {
    const store = await side.open();
    side.run(store);
    await side.settled(store);
    const elsewhere = await side.open();
    expect(await totals(elsewhere)).toMatchObject({ 'tally-a': 3 });
    const operator = await side.open();
    await operator.rebuild('tallies');
    await side.append('tally-a', [counted(4)]);
    await side.settled(operator);

    for (const each of [operator, store, elsewhere]) {
      await side.settled(each);
      expect(await totals(each)).toMatchObject({ 'tally-a': 7 });
      expect((await each.status())[0]).toMatchObject({ generation: 2, lag: { events: 0 } });
    }
  });

  it('when events are written before the switch that no batch has seen, then the runner adds them', async () => {
    const late: TallyProjection = {
      ...tallies,
      // After the load, and after the runner has seen this event for the old generation.
      index: async () => void (await side.append('tally-late', [opened()])),
    };
    const store = await side.open([late]);
    await store.rebuild('tallies');
    side.run(store);
    await side.settled(store);
    await store.rebuild('tallies').catch(() => undefined);
    expect(await totals(store)).toMatchObject({ 'tally-late': 0 });
  });

  it('when a rebuild is called off, then the live one stays and nothing is left behind', async () => {
    const store = await side.open();
    await store.rebuild('tallies');
    const { signal, abort } = aborting();
    const rebuilt = store.rebuild('tallies', { batchSize: 1, signal, onProgress: abort });
    await expect(rebuilt).rejects.toMatchObject({ code: 'REBUILD_ABORTED' });
    expect(await totals(store)).toEqual({ 'tally-a': 3, 'tally-b': 3, 'tally-c': 3 });
    expect(await side.homes()).toEqual(['tallies-g1']);
  });

  it('when two rebuild at once, then the second is refused', async () => {
    const store = await side.open();
    const first = store.rebuild('tallies');
    const rival = await side.open();
    await expect(rival.rebuild('tallies')).rejects.toMatchObject({ code: 'REBUILD_RUNNING' });
    await first;
    expect((await store.status())[0]).toMatchObject({ generation: 1, build: undefined });
  });

  it('when the version rises, then the runner builds it, and it is ready only when built', async () => {
    const old = await side.open();
    await old.rebuild('tallies');
    const store = await side.open([nextVersion]);
    await expect(store.live('tallies')).rejects.toMatchObject({ code: 'PROJECTION_NOT_READY' });
    expect((await store.status())[0]).toMatchObject({
      version: 2,
      liveVersion: 1,
      state: 'absent',
    });
    expect(await totals(old)).toMatchObject({ 'tally-a': 3 });
    side.run(store);
    await side.settled(store);

    expect(await totals(store)).toMatchObject({ 'tally-a': 103 });
    expect((await store.status())[0]).toMatchObject({ liveVersion: 2, state: 'live' });
  });

  it('when the process is killed in the middle of a rebuild, then the live one is untouched and the rest is cleared away', async () => {
    const store = await side.open();
    await store.rebuild('tallies');
    const builder = fork(new URL('./killed-builder.mjs', import.meta.url), [
      JSON.stringify(side.place),
    ]);
    const ended = new Promise((resolve) => builder.once('exit', (_, signal) => resolve(signal)));
    await new Promise((resolve) => builder.once('message', resolve));
    expect(await side.homes()).toEqual(['tallies-g1', 'tallies-g2']);
    expect((await store.status())[0]?.build).toMatchObject({ number: 2 });
    await expect(store.rebuild('tallies')).rejects.toMatchObject({ code: 'REBUILD_RUNNING' });
    builder.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');

    expect(await totals(store)).toMatchObject({ 'tally-a': 3 });
    side.run(store);
    await side.append('tally-a', [counted(1)]);
    await side.settled(store);
    expect((await store.status())[0]).toMatchObject({ generation: 1, build: undefined });
    expect(await side.homes()).toEqual(['tallies-g1']);
  });
});

function aborting(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
