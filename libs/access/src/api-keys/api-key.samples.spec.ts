import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import type { ApiKeyEvent } from './api-key.events.js';
import { apiKey } from './api-key.js';

const at = '2026-11-22T02:35:00.000Z';
const secretHash = 'a'.repeat(64);
const expiresAt = '2027-02-20T02:35:00.000Z';

const everything: readonly ApiKeyEvent[] = [
  {
    type: 'ApiKeyCreated',
    data: {
      at,
      account: 'zhang.san',
      role: 'street',
      organisation: 'street-xinhe',
      name: '工单平台',
      scope: 'listed',
      operations: ['raiseWhistle', 'GET /reports/month'],
      networks: ['10.1.0.0/16'],
      expiresAt,
      secretHash,
    },
  },
  {
    type: 'ApiKeyRotated',
    data: { at, expiresAt, secretHash: 'b'.repeat(64), earlierUntil: '2026-11-23T02:35:00.000Z' },
  },
  { type: 'ApiKeyUsed', data: { at } },
  { type: 'ApiKeyRevoked', data: { at } },
];

describe('given every version of the events of API keys ever written', () => {
  it.each(Object.entries(apiKey.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const index = everything.findIndex((one) => one.type === type);
      const event = everything[index];
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const before = apiKey.fold(everything.slice(0, index));
      const today = apiKey.typed(sample as RecordedEvent);
      expect(apiKey.evolve(before, today)).not.toEqual(before);
    },
  );
});
