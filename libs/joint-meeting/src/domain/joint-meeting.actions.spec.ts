import { meetingPossibilities } from './joint-meeting.actions.js';
import type { MeetingCommand, MeetingContext } from './joint-meeting.commands.js';
import { evolve, noMeeting } from './joint-meeting.state.js';
import {
  attend,
  call,
  cancel,
  centre,
  chengguan,
  contextOf,
  eventsOf,
  minutes,
  xinhua,
} from './testing/meeting-scene.js';

type Steps = readonly MeetingCommand[];

/** What is said of each command after these, to whoever asks. */
function toldTo(who: MeetingContext['acting'], steps: Steps): Record<string, string> {
  const context = contextOf(xinhua, '09:00');
  const events = eventsOf(...steps.map((step) => [step, context] as const));
  const meeting = events.reduce(evolve, noMeeting);
  const asked = meetingPossibilities(meeting, contextOf(who, '09:00'));
  return Object.fromEntries(
    asked.map(([type, refusal]) => [type, refusal?.rejected ?? 'possible']),
  );
}

const EVERYTHING = ['RecordAttendance', 'DecideAtMeeting', 'FileMinutes', 'CancelMeeting'];
const all = (code: string) => Object.fromEntries(EVERYTHING.map((type) => [type, code]));

describe('given a meeting that was called', () => {
  it('when nobody has come yet, then there is nothing to decide, and it can be cancelled', () => {
    expect(toldTo(xinhua, [call()])).toEqual({
      RecordAttendance: 'possible',
      DecideAtMeeting: 'NOBODY_ATTENDED',
      FileMinutes: 'NOBODY_ATTENDED',
      CancelMeeting: 'possible',
    });
  });

  it('when somebody has come, then it is decided and ended, and not cancelled', () => {
    const held = Object.assign(all('possible'), { CancelMeeting: 'MEETING_HELD' });
    expect(toldTo(xinhua, [call(), attend])).toEqual(held);
    expect(toldTo(centre, [call(), attend])).toEqual(held);
  });

  it('when it is over, then nothing is possible; and never for who only comes to it', () => {
    const over = Object.assign(all('MEETING_OVER'), { CancelMeeting: 'MEETING_HELD' });
    expect(toldTo(xinhua, [call(), attend, minutes])).toEqual(over);
    expect(toldTo(chengguan, [call()])).toEqual(all('NOT_YOUR_ORGANISATION'));
  });

  it('when it was cancelled, then cancelling it once more is refused as everything is', () => {
    expect(toldTo(xinhua, [call(), cancel])).toEqual(all('MEETING_OVER'));
  });
});
