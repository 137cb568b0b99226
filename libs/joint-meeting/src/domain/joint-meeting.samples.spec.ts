import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import type { MeetingEvent } from './joint-meeting.events.js';
import { jointMeeting } from './joint-meeting.js';
import {
  eventsOf,
  attend,
  contextOf,
  call,
  cancel,
  decision,
  minutes,
  xinhua,
} from './testing/meeting-scene.js';

const everything: readonly MeetingEvent[] = [
  ...eventsOf(
    [call(), contextOf(xinhua, '09:00')],
    [attend, contextOf(xinhua, '14:00')],
    [decision, contextOf(xinhua, '15:00')],
    [minutes, contextOf(xinhua, '16:00')],
  ),
  ...eventsOf([call(), contextOf(xinhua, '09:00')], [cancel, contextOf(xinhua, '10:00')]),
];

describe('given every version of a meeting’s events ever written', () => {
  it.each(Object.entries(jointMeeting.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const event = everything.find((one) => one.type === type);
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const today = jointMeeting.typed(sample as RecordedEvent);
      expect(jointMeeting.fold([today]).lastAt).toBe(today.data.at);
    },
  );
});
