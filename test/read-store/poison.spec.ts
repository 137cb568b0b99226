import { counted, describeOnEach, opened, type ReadSide, rowsOf, totals } from './fixture.js';
import { tallies, type TallyProjection } from './tallies.js';

/** The same projection after the mistake has been mended. */
const mended: TallyProjection = {
  ...tallies,
  when: {
    ...tallies.when,
    TallyCounted: (tally, { data, revision }) => ({
      ...tally,
      total: tally.total + data.by,
      steps: [...tally.steps, data.by],
      revision,
    }),
  },
};

describeOnEach('given a stream with an event that cannot be applied', (create) => {
  let side: ReadSide;
  beforeEach(async () => {
    side = await create();
    await side.append('tally-ok', [opened()]);
  });
  afterEach(() => side.close());

  async function following() {
    const store = await side.open();
    await store.rebuild('tallies');
    const run = side.run(store);
    return { store, run };
  }

  it('when it is reached, then that stream is parked before it and the others flow', async () => {
    const { store } = await following();
    await side.append('tally-bad', [opened(), counted(1), counted(13), counted(2)]);
    await side.append('tally-ok', [counted(5)]);
    await side.settled(store);
    await side.append('tally-bad', [counted(4)]);
    await side.settled(store);

    expect(await totals(store)).toEqual({ 'tally-bad': 1, 'tally-ok': 5 });
    const parked = { stream: 'tally-bad', revision: 2, type: 'TallyCounted', events: 3 };
    const error = 'RangeError: unlucky';
    expect(await store.parked('tallies')).toMatchObject([{ ...parked, error }]);
    expect((await store.status())[0]).toMatchObject({ parked: 1, state: 'live' });
  });

  it('when it is tried again unmended, then it stays parked; mended, then nothing is missing', async () => {
    const { store, run } = await following();
    await side.append('tally-bad', [opened(), counted(13), counted(2)]);
    await side.settled(store);
    expect(await store.retry('tallies', 'tally-bad')).toMatchObject({
      outcome: 'parked',
      parked: { revision: 1, events: 2 },
    });
    await run.stop();
    await store.close();

    const after = await side.open([mended]);
    side.run(after);
    expect(await after.retry('tallies', 'tally-bad')).toEqual({ outcome: 'applied' });
    await side.append('tally-bad', [counted(3)]);
    await side.settled(after);
    expect(await totals(after)).toEqual({ 'tally-bad': 18, 'tally-ok': 0 });
    expect(await after.parked('tallies')).toEqual([]);
    const again = after.retry('tallies', 'tally-bad');
    await expect(again).rejects.toMatchObject({ code: 'STREAM_NOT_PARKED' });
  });

  it('when it is skipped with a reason, then the stream goes on to the next such event', async () => {
    const { store } = await following();
    await side.append('tally-bad', [opened(), counted(13), counted(2), counted(13), counted(4)]);
    await side.settled(store);
    expect(await store.skip('tallies', 'tally-bad', '重复录入')).toMatchObject({
      outcome: 'parked',
      parked: { revision: 3, events: 2 },
    });
    expect(await store.skip('tallies', 'tally-bad', '重复录入')).toEqual({ outcome: 'applied' });
    await side.append('tally-bad', [counted(1)]);
    await side.settled(store);
    expect(await totals(store)).toEqual({ 'tally-bad': 7, 'tally-ok': 0 });
  });

  it('when its rows are what fails, then only its stream is parked and the batch is kept', async () => {
    const { store, run } = await following();
    await run.stop();
    await side.append('tally-bad', [opened('/'), counted(1)]);
    await side.append('tally-ok', [counted(5)]);
    side.run(store);
    await side.settled(store);

    expect(await totals(store)).toEqual({ 'tally-ok': 5 });
    const [parked] = await store.parked('tallies');
    expect(parked).toMatchObject({ stream: 'tally-bad', revision: 0, events: 2 });
    expect(parked?.error).toMatch(/check constraint/i);
    expect(await store.retry('tallies', 'tally-bad')).toMatchObject({ outcome: 'parked' });
  });

  it('when a rebuild meets it, then it stops there by name and the live generation stays', async () => {
    const { store } = await following();
    const rows = await rowsOf(store);
    await side.append('tally-bad', [opened(), counted(13)]);
    await side.settled(store);
    await expect(store.rebuild('tallies')).rejects.toMatchObject({
      code: 'EVENT_UNPROCESSABLE',
      details: { stream: 'tally-bad', revision: 1, type: 'TallyCounted' },
    });
    expect((await rowsOf(store)).tallies).toEqual(expect.arrayContaining(rows.tallies));
    expect((await store.status())[0]).toMatchObject({ state: 'live', generation: 1 });

    await store.rebuild('tallies', { onPoison: 'park' });
    expect((await store.status())[0]).toMatchObject({ generation: 3, parked: 1 });
  });

  it('when it stops the first build, then the runner waits for the operator and goes on by itself', async () => {
    await side.append('tally-bad', [opened(), counted(13)]);
    const store = await side.open();
    const failed = new Promise((resolve) => {
      side.run(store, { onError: (projection, error) => resolve({ projection, error }) });
    });
    const error = { code: 'EVENT_UNPROCESSABLE' };
    expect(await failed).toMatchObject({ projection: 'tallies', error });
    expect((await store.status())[0]).toMatchObject({
      state: 'absent',
      lastFailure: { message: expect.stringContaining('tally-bad') },
    });
    await store.rebuild('tallies', { onPoison: 'park' });
    await side.append('tally-ok', [counted(1)]);
    await side.settled(store);
    expect(await totals(store)).toEqual({ 'tally-bad': 0, 'tally-ok': 1 });
  });
});
