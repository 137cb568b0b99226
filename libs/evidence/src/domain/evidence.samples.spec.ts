import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import type { EvidenceEvent } from './evidence.events.js';
import { evidence } from './evidence.js';

const at = '2026-11-22T02:35:00.000Z';
const reference = 'a'.repeat(64);
const stored = 'b'.repeat(64);

const everything: readonly EvidenceEvent[] = [
  {
    type: 'EvidenceStored',
    data: {
      at,
      reference,
      stored,
      mediaType: 'image/jpeg',
      bytes: 182_044,
      width: 1_600,
      height: 1_200,
      organisation: 'chengguan',
      account: 'chengguan-clerk',
    },
  },
  { type: 'EvidenceRemoved', data: { at, reference, stored } },
];

describe('given every version of the events of evidence ever written', () => {
  it.each(Object.entries(evidence.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const index = everything.findIndex((one) => one.type === type);
      const event = everything[index];
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const before = evidence.fold(everything.slice(0, index));
      const today = evidence.typed(sample as RecordedEvent);
      expect(evidence.evolve(before, today)).not.toEqual(before);
    },
  );
});
