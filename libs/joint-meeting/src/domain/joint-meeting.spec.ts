import type { MeetingCommand } from './joint-meeting.commands.js';
import type { MeetingRejection } from './joint-meeting.rejections.js';
import {
  eventsOf,
  at,
  attend,
  contextOf,
  call,
  cancel,
  centre,
  chengguan,
  decision,
  given,
  guangming,
  minutes,
  xinhua,
} from './testing/meeting-scene.js';

/** What a command says, as its event repeats it. */
const contentOf = <C extends MeetingCommand>(command: C) =>
  Object.fromEntries(Object.entries(command).filter(([key]) => key !== 'type')) as Omit<C, 'type'>;

describe('given a street with whistles', () => {
  const none = given([]);

  it('when it calls a meeting of level one, then it is called, and everybody named once', () => {
    const twice = call({ whistles: ['drains', 'stalls', 'drains'], invited: ['gongan', 'gongan'] });
    const fields = contentOf(call({ whistles: ['drains', 'stalls'], invited: ['gongan'] }));
    none.when(twice, contextOf(xinhua, '09:00')).then([
      {
        type: 'MeetingCalled',
        data: { at: at('09:00'), organiser: 'xinhua', streets: ['xinhua'], ...fields },
      },
    ]);
  });

  it('when the command centre calls one of level two, then whistles of all streets may be on it', () => {
    const district = call({ level: 'district', whistles: ['fence', 'drains'] });
    const [called] = eventsOf([district, contextOf(centre, '09:00')]);
    expect(called?.data).toMatchObject({ organiser: 'zhihui', streets: ['guangming', 'xinhua'] });
  });

  const refusals: [string, MeetingCommand, typeof xinhua, MeetingRejection][] = [
    ['a street calls level two', call({ level: 'district' }), xinhua, 'LEVEL_NOT_YOURS'],
    ['the centre calls level one', call(), centre, 'LEVEL_NOT_YOURS'],
    ['a department calls one', call(), chengguan, 'LEVEL_NOT_YOURS'],
    ['it is about nothing', call({ whistles: [] }), xinhua, 'WHISTLE_REQUIRED'],
    ['a whistle does not exist', call({ whistles: ['none'] }), xinhua, 'WHISTLE_UNKNOWN'],
    [
      'a whistle is another street’s',
      call({ whistles: ['drains', 'fence'] }),
      xinhua,
      'WHISTLE_OF_ANOTHER_STREET',
    ],
    ['nobody is invited', call({ invited: [] }), xinhua, 'NOBODY_INVITED'],
    ['a stranger is invited', call({ invited: ['ghost'] }), xinhua, 'ORGANISATION_UNKNOWN'],
    ['somebody attends none', attend, xinhua, 'MEETING_NOT_FOUND'],
    ['none is cancelled', cancel, xinhua, 'MEETING_NOT_FOUND'],
  ];
  it.each(refusals)('when %s, then it is refused', (_, command, who, code) => {
    none.when(command, contextOf(who, '09:00')).then(code);
  });
});

describe('given a meeting that was called', () => {
  const called = eventsOf([call(), contextOf(xinhua, '09:00')]);
  const attended = eventsOf(
    [call(), contextOf(xinhua, '09:00')],
    [attend, contextOf(xinhua, '14:00')],
  );

  it('when people come, then they are recorded; the same again changes nothing, others replace', () => {
    const { organisation, persons } = attend;
    const data = { at: at('14:00'), organisation, persons };
    given(called)
      .when(attend, contextOf(xinhua, '14:00'))
      .then([{ type: 'MeetingAttended', data }]);
    given(attended).when(attend, contextOf(centre, '14:10')).then([]);
    const more = { ...attend, persons: ['王局'] };
    given(attended)
      .when(more, contextOf(xinhua, '14:10'))
      .then([{ type: 'MeetingAttended', data: { ...data, at: at('14:10'), persons: ['王局'] } }]);
  });

  it('when somebody comes uninvited, then that is recorded as well, unless nobody knows them', () => {
    const zhujian = { ...attend, organisation: 'zhujian' };
    expect(given(called).when(zhujian, contextOf(xinhua, '14:00')).decision).toHaveLength(1);
    const ghost = { ...attend, organisation: 'ghost' };
    given(called).when(ghost, contextOf(xinhua, '14:00')).then('ORGANISATION_UNKNOWN');
  });

  it('when decisions are taken, then they are numbered', () => {
    const fields = contentOf(decision);
    const first = { at: at('15:00'), no: 1, ...fields };
    given(attended)
      .when(decision, contextOf(xinhua, '15:00'))
      .then([{ type: 'MeetingDecided', data: first }]);
    const general = { type: 'DecideAtMeeting', decision: '每周调度一次' } as const;
    given([...attended, { type: 'MeetingDecided', data: first }])
      .when(general, contextOf(xinhua, '15:05'))
      .then([
        { type: 'MeetingDecided', data: { at: at('15:05'), no: 2, decision: '每周调度一次' } },
      ]);
  });

  it('when the clock of a server is behind, then nothing is earlier than what was before', () => {
    const [event] = given(attended).when(minutes, contextOf(xinhua, '13:59')).decision as never[];
    expect(event).toMatchObject({ data: { at: at('14:00') } });
  });

  it('when minutes are filed, then it is over', () => {
    const fields = contentOf(minutes);
    const filed = { type: 'MinutesFiled' as const, data: { at: at('16:00'), ...fields } };
    given(attended).when(minutes, contextOf(xinhua, '16:00')).then([filed]);
    for (const command of [attend, decision, minutes])
      given([...attended, filed])
        .when(command, contextOf(xinhua, '17:00'))
        .then('MEETING_OVER');
    given([...attended, filed])
      .when(cancel, contextOf(xinhua, '17:00'))
      .then('MEETING_HELD');
  });

  it('when it is cancelled, then it is over; again changes nothing', () => {
    const cancelled = {
      type: 'MeetingCancelled' as const,
      data: { at: at('10:00'), reason: cancel.reason },
    };
    given(called).when(cancel, contextOf(xinhua, '10:00')).then([cancelled]);
    given([...called, cancelled])
      .when(cancel, contextOf(xinhua, '11:00'))
      .then([]);
    given([...called, cancelled])
      .when(attend, contextOf(xinhua, '14:00'))
      .then('MEETING_OVER');
  });

  const refusals: [string, boolean, [MeetingCommand, typeof xinhua], MeetingRejection][] = [
    ['it is called again', false, [call(), xinhua], 'MEETING_EXISTS'],
    ['another street keeps its record', true, [decision, guangming], 'NOT_YOUR_ORGANISATION'],
    ['an invited department does', true, [minutes, chengguan], 'NOT_YOUR_ORGANISATION'],
    ['another street cancels it', false, [cancel, guangming], 'NOT_YOUR_ORGANISATION'],
    ['nobody came and it decides', false, [decision, xinhua], 'NOBODY_ATTENDED'],
    ['nobody came and minutes are filed', false, [minutes, xinhua], 'NOBODY_ATTENDED'],
    ['it was held and is cancelled', true, [cancel, xinhua], 'MEETING_HELD'],
    [
      'it decides on another whistle',
      true,
      [{ ...decision, whistle: 'stalls' }, xinhua],
      'WHISTLE_NOT_ON_AGENDA',
    ],
    [
      'it charges a stranger',
      true,
      [{ ...decision, department: 'ghost' }, xinhua],
      'ORGANISATION_UNKNOWN',
    ],
    [
      'what it decides was due before',
      true,
      [{ ...decision, dueAt: at('22 12:00') }, xinhua],
      'DUE_BEFORE_MEETING',
    ],
  ];
  it.each(refusals)('when %s, then it is refused', (_, held, [command, who], code) => {
    given(held ? attended : called)
      .when(command, contextOf(who, '15:00'))
      .then(code);
  });
});
