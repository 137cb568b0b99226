import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../../test/support/event-samples.js';
import { consultation } from './consultation.js';
import {
  asked,
  bureau,
  contextOf,
  eventsOf,
  spoken,
  whole,
  withdrawal,
} from './testing/consultation-scene.js';

const everything = [
  ...eventsOf(...whole),
  ...eventsOf(asked, [withdrawal, contextOf(bureau, '13 09:00')]),
];

describe('given every version of a consultation’s events ever written', () => {
  it.each(Object.entries(consultation.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const event = everything.find((one) => one.type === type);
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const today = consultation.typed(sample as RecordedEvent);
      expect(consultation.fold([today]).lastAt).toBe(today.data.at);
    },
  );

  it('when the same is told again, then the streets’ opinions stand in order', () => {
    expect(consultation.fold(eventsOf(...spoken)).opinions).toHaveLength(2);
  });
});
