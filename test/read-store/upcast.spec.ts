import { type DomainEvent, streamFamily } from '#event-sourcing';

import { counted, describeOnEach, type ReadSide, rowsOf } from './fixture.js';
import { tallies, type TallyEvent } from './tallies.js';

/** Version 1 counted in pairs, version 2 counts single ones. */
type CountedPairs = DomainEvent<'TallyCounted', { readonly pairs: number }>;

const older = streamFamily<{ readonly pairs: number }, null, CountedPairs, never, null>({
  prefix: 'tally-',
  versions: { TallyCounted: 1 },
  decider: {
    initialState: null,
    decide: ({ pairs }) => [{ type: 'TallyCounted', data: { pairs } }],
    evolve: (state) => state,
  },
});
const newer = streamFamily<object, null, TallyEvent, never, null>({
  prefix: 'tally-',
  versions: { TallyOpened: 1, TallyCounted: 2, TallyReset: 1 },
  upcasts: {
    TallyCounted: { 1: (data) => ({ by: (data as CountedPairs['data']).pairs * 2 }) },
  },
  decider: { initialState: null, decide: () => [counted(3)], evolve: (state) => state },
});

const requestOf = <Command>(commandId: string, command: Command) => {
  const actor = { account: 'clerk', organisation: 'street', role: 'clerk' };
  const envelope = { commandId, command: 'Count', actor, correlationId: commandId };
  return { id: 'a', command, context: null, envelope };
};

describeOnEach('given a stream that an older version began', (create) => {
  let side: ReadSide;
  beforeEach(async () => {
    side = await create();
  });
  afterEach(() => side.close());

  it('when a projection follows it, then its handlers are given every event in today’s shape', async () => {
    await older.handle(side.log, requestOf('00000000-0000-4000-8000-000000000001', { pairs: 4 }));
    await newer.handle(side.log, requestOf('00000000-0000-4000-8000-000000000002', {}));
    const written = await side.log.readStream('tally-a');
    expect(written.map(({ version }) => version)).toEqual([1, 2]);

    const store = await side.open([{ ...tallies, family: newer }]);
    side.run(store);
    await side.settled(store);

    expect(await rowsOf(store)).toEqual({
      tallies: [{ stream: 'tally-a', title: '', total: 11, revision: 1 }],
      steps: [
        { stream: 'tally-a', number: 0, by: 8 },
        { stream: 'tally-a', number: 1, by: 3 },
      ],
    });
  });
});
