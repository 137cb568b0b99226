import { setImmediate as nextTurn } from 'node:timers/promises';

import { EventStoreError, type ReadAllOptions } from '#event-store';
import type { ReadStore } from '#read-store';

import { storageAt } from '../support/read-places.js';
import { counted, describeOnEach, opened, type ReadSide, rowsOf, totals } from './fixture.js';
import { tallies, type TallyProjection } from './tallies.js';

describeOnEach('given a log that projections follow', (create) => {
  let side: ReadSide;
  beforeEach(async () => {
    side = await create();
  });
  afterEach(() => side.close());

  it('when events are written before and during the run, then the rows show them all', async () => {
    await side.append('tally-a', [opened('东关'), counted(2)]);
    const store = await side.open();
    side.run(store);
    await side.settled(store);
    await side.append('tally-a', [counted(3)]);
    await side.append('other-a', [counted(50)]);
    await side.append('tally-b', [opened()]);
    await side.settled(store);

    expect(await rowsOf(store)).toEqual({
      tallies: [
        { stream: 'tally-a', title: '东关', total: 5, revision: 2 },
        { stream: 'tally-b', title: '街道', total: 0, revision: 0 },
      ],
      steps: [
        { stream: 'tally-a', number: 0, by: 2 },
        { stream: 'tally-a', number: 1, by: 3 },
      ],
    });
  });

  it('when there is nothing to read yet, then it says so with a code, and is ready on an empty log', async () => {
    const store = await side.open();
    await expect(store.live('tallies')).rejects.toMatchObject({ code: 'PROJECTION_NOT_READY' });
    expect(await store.waitFor('tallies', '0000000000000001', { timeoutMs: 1 })).toBe(false);
    await store.rebuild('tallies');
    expect(await totals(store)).toEqual({});
    await expect(store.live('unheard-of')).rejects.toMatchObject({ code: 'PROJECTION_UNKNOWN' });
  });

  it('when the log goes away while a projection is taken over, then it is taken over afterwards', async () => {
    await side.append('tally-a', [opened(), counted(2)]);
    const first = await side.open();
    const run = side.run(first);
    await side.settled(first);
    await run.stop();
    await first.close();
    const at = await side.append('tally-a', [counted(3)]);

    let failures = 0;
    const head = side.log.head.bind(side.log);
    const away = async () => {
      if ((failures += 1) > 2) return head();
      throw new EventStoreError('unavailable', 'the server restarts');
    };
    Object.assign(side.log, { head: away });
    const second = await side.open();
    side.run(second);
    expect(await second.waitFor('tallies', at, { timeoutMs: 10_000 })).toBe(true);
    expect(failures).toBeGreaterThan(2);
    expect(await totals(second)).toEqual({ 'tally-a': 5 });
  });

  it('when the runner is restarted, then it goes on from its checkpoint', async () => {
    await side.append('tally-a', [opened(), counted(2)]);
    const first = await side.open();
    const run = side.run(first);
    await side.settled(first);
    await run.stop();
    await first.close();
    const at = await side.append('tally-a', [counted(3)]);

    const seen: number[] = [];
    const second = await side.open([watching(seen)]);
    side.run(second);
    await side.settled(second);

    expect(seen).toEqual([3]);
    expect(await totals(second)).toEqual({ 'tally-a': 5 });
    expect(await second.checkpoint('tallies')).toBe(at);
  });

  it('when rows cannot be written for a passing reason, then neither they nor the checkpoint are there, until they are', async () => {
    const before = await side.append('tally-a', [opened()]);
    const store = await side.open();
    side.run(store);
    await side.settled(store);
    const storage = storageAt(side.place);
    const other = storage.open<{ checkpoint: { rate: number } }>('tallies-g1', 'apply');
    const after = await other.transaction().execute(async (tx) => {
      await tx.updateTable('checkpoint').set({ rate: 1 }).execute();
      const position = await side.append('tally-a', [counted(1)]);
      expect(await store.waitFor('tallies', position, { timeoutMs: 100 })).toBe(false);
      expect(await store.checkpoint('tallies')).toBe(before);
      expect(await totals(store)).toEqual({ 'tally-a': 0 });
      await untilFailed(store, /lock/);
      return position;
    });
    await other.destroy();
    await storage.close();
    expect(await store.waitFor('tallies', after, { timeoutMs: 10_000 })).toBe(true);
    expect(await totals(store)).toEqual({ 'tally-a': 1 });
    expect(await store.parked('tallies')).toEqual([]);
  });

  it('when the checkpoint is set back, then applying again gives the same rows', async () => {
    await side.append('tally-a', [opened(), counted(2)]);
    await side.append('tally-b', [opened(), counted(7)]);
    const store = await side.open();
    const run = side.run(store);
    await side.settled(store);
    await side.append('tally-a', [counted(4)]);
    await side.settled(store);
    await run.stop();
    const rows = await rowsOf(store);
    await side.setCheckpoint({ position: '' });

    side.run(store);
    await side.settled(store);
    expect(await rowsOf(store)).toEqual(rows);
  });

  it('when the log is older than its rows, then they are built anew from what the log has', async () => {
    await side.append('tally-a', [opened(), counted(2)]);
    const store = await side.open();
    const run = side.run(store);
    await side.settled(store);
    await run.stop();
    // As if the log had lost its end, or an older copy had been put back.
    await side.setCheckpoint({ position: '0000000000000099' });
    await side.run(store);
    while ((await store.status())[0]?.generation !== 2) await nextTurn();
    await side.append('tally-a', [counted(3)]);
    await side.settled(store);
    expect(await totals(store)).toEqual({ 'tally-a': 5 });
  });

  it('when a second runner starts, then it is refused and nothing is counted twice', async () => {
    await side.append('tally-a', [opened(), counted(2)]);
    const store = await side.open();
    side.run(store);
    await side.settled(store);
    const rival = await side.open();
    await expect(rival.run()).rejects.toMatchObject({ code: 'PROJECTION_OWNED' });
    await side.append('tally-a', [counted(3)]);
    await side.settled(rival);
    expect(await totals(rival)).toEqual({ 'tally-a': 5 });
  });

  it('when somebody else moves the checkpoint all the same, then the runner stops before writing', async () => {
    await side.append('tally-a', [opened()]);
    const store = await side.open();
    const stop = new AbortController();
    const run = store.run({ signal: stop.signal });
    await side.settled(store);
    // It has built the generation; only after this event it is known to follow it.
    await side.append('tally-a', [counted(0)]);
    await side.settled(store);
    await side.setCheckpoint({ position: '0000000000000000' });
    const refused = expect(run).rejects.toMatchObject({ code: 'PROJECTION_OWNED' });
    await side.append('tally-a', [counted(3)]);
    await refused;
    expect(await totals(store)).toEqual({ 'tally-a': 0 });
  });

  it('when nobody runs, then the lag is told in events and in seconds', async () => {
    let clock = new Date(0);
    const now = () => clock;
    await side.append('tally-a', [opened()]);
    const store = await side.open([tallies], { now });
    await store.rebuild('tallies');
    expect((await store.status())[0]?.lag).toEqual({ events: 0, distance: 0, seconds: 0 });
    await side.append('tally-a', [counted(1), counted(2)]);
    const [oldest] = await side.log.readStream('tally-a', { fromRevision: 1 });
    clock = new Date(Date.parse(oldest?.recordedAt ?? '') + 3_600_000);

    const [status] = await store.status();
    expect(status).toMatchObject({ name: 'tallies', state: 'live', generation: 1, applied: 1 });
    expect(status?.lag).toEqual({ events: 2, distance: 2, seconds: 3_600 });
  });

  it('when the backlog is long and of no concern to it, then looking at it costs no more', async () => {
    await side.append('tally-a', [opened()]);
    const pages: number[] = [];
    const readAll = side.log.readAll.bind(side.log);
    Object.assign(side.log, {
      readAll: async (options: ReadAllOptions) => {
        const page = await readAll(options);
        pages.push(page.events.length);
        return page;
      },
    });
    const others = { ...tallies, name: 'others', tables: [], migrate: async () => undefined };
    const store = await side.open([tallies, { ...others, index: async () => undefined }]);
    await store.rebuild('tallies');
    for (let i = 0; i < 20; i += 1)
      await side.append(
        `other-${i}`,
        Array.from({ length: 300 }, () => counted(1)),
      );
    pages.length = 0;
    const [behind] = await store.status();
    expect(behind?.lag).toMatchObject({ events: 6_000, distance: 6_000 });
    // One event for each place at which one of them is: after the first event, and at the start.
    expect(pages).toEqual([1, 1]);
  });
});

function watching(seen: number[]): TallyProjection {
  const { TallyCounted, ...others } = tallies.when;
  return {
    ...tallies,
    when: {
      ...others,
      TallyCounted: (tally, event) => {
        seen.push(event.data.by);
        return TallyCounted(tally, event);
      },
    },
  };
}

/** The runner writes down why it makes no progress. */
async function untilFailed(store: ReadStore, reason: RegExp): Promise<void> {
  for (;;) {
    const message = (await store.status())[0]?.lastFailure?.message;
    if (message === undefined) await nextTurn();
    else return expect(message).toMatch(reason);
  }
}
