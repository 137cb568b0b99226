import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../../test/support/event-samples.js';
import { talk } from './talk.js';
import { called, cancel, contextOf, eventsOf, office, whole } from './testing/talk-scene.js';

const everything = [
  ...eventsOf(...whole),
  ...eventsOf(called, [cancel, contextOf(office, '11 09:00')]),
];

describe('given every version of a talk’s events ever written', () => {
  it.each(Object.entries(talk.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const event = everything.find((one) => one.type === type);
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const today = talk.typed(sample as RecordedEvent);
      expect(talk.fold([today]).lastAt).toBe(today.data.at);
    },
  );
});
