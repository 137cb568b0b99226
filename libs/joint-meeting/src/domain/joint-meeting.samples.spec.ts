import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEETING_EVENT_VERSIONS, type MeetingEvent } from './joint-meeting.events.js';
import { jointMeeting } from './joint-meeting.js';
import {
  after,
  attend,
  by,
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
  ...after(
    [call(), by(xinhua, '09:00')],
    [attend, by(xinhua, '14:00')],
    [decision, by(xinhua, '15:00')],
    [minutes, by(xinhua, '16:00')],
  ),
  ...after([call(), by(xinhua, '09:00')], [cancel, by(xinhua, '10:00')]),
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
