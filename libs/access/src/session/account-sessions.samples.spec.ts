import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import type { SessionEvent } from './account-sessions.events.js';
import { accountSessions } from './account-sessions.js';

const at = '2026-11-22T02:35:00.000Z';
const session = '2026-11.q83vEjRWeJCrze8SNFZ4kA';
const secretHash = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';
const until = '2026-11-22T14:35:00.000Z';
const where = { generation: 1, device: 'Chrome · Windows', network: '10.1.2.0/24' };
const limit = '2026-11-29T02:35:00.000Z';

const everything: readonly SessionEvent[] = [
  { type: 'SessionOpened', data: { at, session, ...where, until, limit, secretHash } },
  {
    type: 'SessionRenewed',
    data: { at, session, until: limit, used: secretHash, secretHash: 'next' },
  },
  { type: 'SessionEnded', data: { at, session, reason: 'signed-out', by: 'zhang.san' } },
];

describe('given every version of the events of sessions ever written', () => {
  it.each(Object.entries(accountSessions.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const event = everything.find((one) => one.type === type);
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const before = accountSessions.fold(type === 'SessionOpened' ? [] : everything.slice(0, 1));
      const today = accountSessions.typed(sample as RecordedEvent);
      expect(accountSessions.evolve(before, today)).not.toEqual(before);
    },
  );
});
