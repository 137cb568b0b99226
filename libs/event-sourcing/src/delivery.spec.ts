import { deliveryOf, envelopeOf } from './delivery.js';

const actor = { account: 'zhang.san', organisation: 'street-a', role: 'street' };
const commandId = '7b1f2f5e-2f0a-5a6e-9c55-1d8f3c4b5a61';

describe('given a command that somebody sends', () => {
  it('when it says how it is known, then its envelope says the same', () => {
    const delivery = deliveryOf({ commandId, expectedRevision: 4 }, actor);
    expect(envelopeOf({ type: 'CloseWhistle' }, delivery)).toEqual({
      commandId,
      command: 'CloseWhistle',
      actor,
      correlationId: commandId,
      expectedRevision: 4,
    });
  });

  it.each([{}, { commandId: null, expectedRevision: null }])(
    'when it says nothing (%j), then an id is made and no revision is expected',
    (sent) => {
      const delivery = deliveryOf(sent, actor);
      expect(delivery).toEqual({ actor, commandId: expect.stringMatching(/^[\da-f-]{36}$/) });
    },
  );

  it('when an event brought it about, then the envelope names it', () => {
    const delivery = { actor, commandId, causationId: 'e-1', at: '2026-11-26T00:00:00.000Z' };
    const envelope = envelopeOf({ type: 'EndPause' }, delivery);
    expect(envelope).toMatchObject({ causationId: 'e-1' });
    expect(envelope).not.toHaveProperty('at');
  });
});
