import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEETING_EVENT_VERSIONS, type MeetingEvent } from './joint-meeting.events.js';
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

const fileOf = (type: string, version: number): string =>
  join(
    process.cwd(),
    'schema/events',
    `${type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.v${version}.json`,
  );

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
  it.each(Object.entries(MEETING_EVENT_VERSIONS))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const event = everything.find((one) => one.type === type);
      const sample = JSON.parse(readFileSync(fileOf(type, version), 'utf8')) as MeetingEvent;
      expect(sample).toEqual({ type, version, data: event?.data });
      expect(jointMeeting.evolve(jointMeeting.initialState, sample).lastAt).toBe(sample.data.at);
    },
  );
});
