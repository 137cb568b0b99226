import type { MeetingEvent } from '#joint-meeting';
import type { WhistleEvent } from '#whistle';
import type { Notice } from './notice.values.js';
import { evolveNoticedWhistle, noNoticedWhistle } from './noticed-whistle.js';
import { recipientKeyOf } from './addressing.js';
import { evolveNoticedMeeting, meetingNoticesOf, noNoticedMeeting } from './meeting-notices.js';
import { noticesOf, NOTIFYING_EVENTS } from './notices.js';

const at = '2026-11-16T02:00:00.000Z';
const clock = (dueAt: string) => ({
  limit: { value: 1, unit: '小时' as const },
  dueAt,
  provisional: false,
});
const rule = { pack: 'test', version: '1' };

const raised = (data: object = {}): WhistleEvent => ({
  type: 'WhistleRaised',
  data: {
    at,
    kind: 'routine',
    level: 'street',
    title: '污水外溢',
    description: '详情',
    place: { address: '新华路 12 号', regionCode: '370199001001' },
    category: '1101',
    channel: 'hotline-12345',
    street: 'xinhua',
    raisedBy: 'heping',
    rule,
    ...data,
  },
});
const summoned = (department: string, summons: number): WhistleEvent => ({
  type: 'DepartmentSummoned',
  data: {
    at,
    summons,
    department,
    role: 'lead',
    cause: 'raised',
    rule,
    clocks: {
      acknowledge: clock('2026-11-16T03:00:00.000Z'),
      arrive: clock('2026-11-16T04:00:00.000Z'),
    },
  },
});
const on = { at, summons: 1, department: 'chengguan' };

/** What is told of the last of these events, by whom it was brought about. */
function told(events: readonly WhistleEvent[], by = 'system'): readonly Notice[] {
  const whistle = events.reduce(evolveNoticedWhistle, noNoticedWhistle);
  const event = events.at(-1)!;
  return noticesOf({ stream: 'whistle-w1', event, whistle, by, nameOf: (id) => `〔${id}〕` });
}
const toldTo = (notices: readonly Notice[]): string[] =>
  notices.map(({ kind, to }) => `${kind} ${recipientKeyOf(to)}`);

const source = { system: '12345', reference: 'GD-7' };
const called = [raised({ source }), summoned('chengguan', 1), summoned('gongan', 2)];

describe('given a whistle with two departments', () => {
  it('when a department is summoned, then it alone is told, with what is due first', () => {
    const [notice, ...others] = told(called.slice(0, 2), 'xinhua');
    expect(others).toEqual([]);
    expect(notice).toEqual({
      kind: 'summoned',
      to: { organisation: 'chengguan' },
      whistleId: 'w1',
      summons: 1,
      title: '【派哨】污水外溢',
      text: '〔xinhua〕吹哨，贵单位为主办单位，最近时限 11月16日 11:00。',
      urgent: false,
      reactBy: '2026-11-16T03:00:00.000Z',
      source,
    });
  });

  it.each<[WhistleEvent, string, string[]]>([
    [
      { type: 'DepartmentAcknowledged', data: { ...on, person: '李队' } },
      'chengguan',
      ['acknowledged organisation/xinhua'],
    ],
    [
      { type: 'DepartmentArrived', data: { ...on, person: '李队', evidence: [] } },
      'chengguan',
      ['arrived organisation/xinhua'],
    ],
    [
      { type: 'ResolutionSentBack', data: { ...on, reason: '仍有积水', count: 1 } },
      'xinhua',
      ['sent-back organisation/chengguan'],
    ],
    [
      { type: 'SummonsDeclined', data: { ...on, reason: '非本局', legalBasis: '三定方案' } },
      'chengguan',
      ['declined authority/command-centre', 'declined organisation/xinhua'],
    ],
    [
      { type: 'DeclineUpheld', data: { ...on, reason: '属水务', replacement: 'shuiwu' } },
      'centre',
      ['ruled organisation/chengguan', 'ruled organisation/xinhua'],
    ],
    [
      {
        type: 'SupervisionIssued',
        data: { ...on, step: 'escalation', cause: 'deadline', reason: '超期' },
      },
      'system',
      [
        'supervised organisation/chengguan',
        'supervised organisation/xinhua',
        'supervised authority/command-centre',
      ],
    ],
    [
      { type: 'DeadlineMissed', data: { ...on, clock: 'arrive', dueAt: at } },
      'system',
      [
        'deadline-missed organisation/chengguan',
        'deadline-missed organisation/xinhua',
        'deadline-missed authority/command-centre',
      ],
    ],
    [
      { type: 'DeadlineApproaching', data: { ...on, clock: 'ruling', dueAt: at } },
      'system',
      ['deadline-approaching authority/command-centre'],
    ],
    [
      { type: 'DeadlineApproaching', data: { ...on, clock: 'verify', dueAt: at } },
      'system',
      ['deadline-approaching organisation/xinhua'],
    ],
    [
      { type: 'DeadlineMissed', data: { ...on, clock: 'verify', dueAt: at } },
      'system',
      ['deadline-missed organisation/xinhua', 'deadline-missed authority/command-centre'],
    ],
    [
      { type: 'ResolutionDeemedVerified', data: on },
      'system',
      ['confirmed organisation/chengguan', 'confirmed organisation/xinhua'],
    ],
    [
      { type: 'WhistleClosed', data: { at, summary: '办结' } },
      'xinhua',
      [
        'closed organisation/chengguan',
        'closed organisation/gongan',
        'closed organisation/heping',
        'result source/12345',
      ],
    ],
    [
      { type: 'ResolutionReported', data: { ...on, summary: '已疏通', evidence: [] } },
      'chengguan',
      ['reported organisation/xinhua', 'result source/12345'],
    ],
    [{ type: 'ProgressRecorded', data: { ...on, note: '开挖', evidence: [] } }, 'chengguan', []],
  ])('when %j happens, then those are told whom it concerns, and not the doer', (...example) => {
    const [event, by, expected] = example;
    expect(toldTo(told([...called, event], by))).toEqual(expected);
  });

  it('when a department was let go, then it is told of nothing that follows', () => {
    const let_ = { type: 'DepartmentWithdrawn', data: { ...on, reason: '无需' } } as const;
    const closed = { type: 'WhistleClosed', data: { at, summary: '办结' } } as const;
    expect(toldTo(told([...called, let_, closed]))).not.toContain('closed organisation/chengguan');
  });

  it('when cards, disputes and refusals come, then they are urgent, and praise is not', () => {
    const missed = { type: 'DeadlineMissed', data: { ...on, clock: 'arrive', dueAt: at } } as const;
    const confirmed = { type: 'ResolutionConfirmed', data: on } as const;
    expect(told([...called, missed]).every(({ urgent }) => urgent)).toBe(true);
    expect(told([...called, confirmed]).some(({ urgent }) => urgent)).toBe(false);
  });
});

describe('given a whistle that must be reviewed first', () => {
  it('when the street reviews, then the street is told and no department', () => {
    const call = { lead: 'chengguan', assisting: [], informed: [] };
    const review = { by: 'street', post: '主要负责人', applicant: 'clerk' };
    const notices = told([raised({ call, review })], 'heping');
    expect(toldTo(notices)).toEqual(['review-waiting organisation/xinhua']);
    expect(notices[0]!.text).toContain('请审核（主要负责人）');
  });

  it('when its leaders have to start it, then the street is told who, until the last has signed', () => {
    const call = { lead: 'chengguan', assisting: [], informed: [] };
    const blown = raised({
      call,
      initiation: { awaiting: ['党工委书记', '主任'], applicant: 'clerk' },
    });
    // The street itself has blown: its leaders are to know of it all the same.
    const first = told([blown], 'xinhua');
    expect(toldTo(first)).toEqual(['initiation-waiting organisation/xinhua']);
    expect(first[0]!.text).toContain('请党工委书记、主任本人登录确认发起');
    const signed = (data: object): WhistleEvent =>
      ({ type: 'InitiativeConfirmed', data: { at: on.at, initiators: [], ...data } }) as never;
    const second = told([blown, signed({ awaiting: ['主任'] })], 'xinhua');
    expect(toldTo(second)).toEqual(['initiation-waiting organisation/xinhua']);
    expect(second[0]?.text).toContain('请主任本人登录确认发起');
    const review = { by: 'street', applicant: 'clerk' };
    const last = told([blown, signed({ review })], 'xinhua');
    expect(toldTo(last)).toEqual(['review-waiting organisation/xinhua']);
    expect(toldTo(told([blown, signed({})], 'xinhua'))).toEqual([]);
  });
});

describe('given a resident’s contact and texts that quote it', () => {
  const contact = { name: '王小明', phone: '13812345678' };
  const summary = '已回访王小明 13812345678，身份证 110101199001011234，\n另有 13900000000';
  const event: WhistleEvent = {
    type: 'ResolutionReported',
    data: { ...on, summary, evidence: [] },
  };

  it('when people are told, then none of it is in the notice', () => {
    const notices = told([raised({ contact, title: '王小明反映污水', source }), event], 'system');
    expect(notices).toHaveLength(2);
    for (const { title, text } of notices)
      expect(`${title}${text}`).not.toMatch(/王小明|1381234|1390000|110101|\n/);
  });
});

describe('given texts as people type them', () => {
  it.each([
    ['已办结', '已结哨。', '已办结'],
    ['办结。', '已结哨。', '已办结'],
    ['路面已修复。', '已结哨：路面已修复。', '已办结：路面已修复'],
  ])('when a whistle is closed with “%s”, then nothing is said twice', (summary, text, result) => {
    const closed = { type: 'WhistleClosed', data: { at, summary } } as const;
    const notices = told([...called, closed]);
    expect(notices.find(({ kind }) => kind === 'closed')?.text).toBe(text);
    expect(notices.find(({ kind }) => kind === 'result')?.text).toBe(result);
  });

  it('when words end with a full stop, then the sentence around them goes on without it', () => {
    const [notice] = told([...called, reported('已疏通。')]);
    expect(notice!.text).toBe('〔chengguan〕反馈：已疏通，请核实。');
  });

  const reported = (summary: string): WhistleEvent => ({
    type: 'ResolutionReported',
    data: { ...on, summary, evidence: [] },
  });
  const textOf = (summary: string): string => told([raised(), reported(summary)])[0]!.text;

  it('when numbers are spelled in other ways, then they are not told either', () => {
    const text = textOf('致电 138 1234 5678、+8613912345678、010-62345678、１３７１２３４５６７８');
    expect(text).toBe('〔chengguan〕反馈：致电 ***、***、***、***，请核实。');
  });

  it('when they are too long, then no character is cut in two', () => {
    const text = textOf(`${'复'.repeat(199)}😀还没好`);
    expect(text).toBe(`〔chengguan〕反馈：${'复'.repeat(199)}😀…，请核实。`);
  });

  it('when they hold what a database cannot, then it is left out', () => {
    expect(textOf('已\u0000疏通\ud83d')).toBe('〔chengguan〕反馈：已疏通，请核实。');
  });
});

describe('given a joint meeting that the command centre calls', () => {
  const called: MeetingEvent = {
    type: 'MeetingCalled',
    data: {
      at,
      level: 'district',
      organiser: 'district',
      title: '污水专题',
      whistles: ['w1', 'w2'],
      streets: ['xinhua'],
      invited: ['chengguan', 'gongan', 'chengguan'],
      startsAt: '2026-11-17T01:00:00.000Z',
      place: '三楼会议室',
      agenda: '责任划分',
    },
  };
  const toldOf = (...events: MeetingEvent[]) => {
    const meeting = events.reduce(evolveNoticedMeeting, noNoticedMeeting);
    const naming = { by: 'district', nameOf: (id: string) => `〔${id}〕` };
    return meetingNoticesOf(events.at(-1)!, meeting, naming);
  };

  it('when it is called, then those invited and the streets are told, each once', () => {
    const notices = toldOf(called);
    expect(toldTo(notices)).toEqual([
      ...['joint-meeting organisation/chengguan', 'joint-meeting organisation/gongan'],
      'joint-meeting organisation/xinhua',
    ]);
    expect(notices[0]).toMatchObject({
      whistleId: 'w1',
      title: '【联席会议】〔district〕 污水专题',
      text: '定于 11月17日 09:00 在三楼会议室召开，议题：责任划分。',
      reactBy: '2026-11-17T01:00:00.000Z',
    });
  });

  it('when something is decided, then the department is told that is to do it', () => {
    const data = { at, no: 1, decision: '限期清淤', whistle: 'w2', department: 'gongan' };
    const notices = toldOf(called, { type: 'MeetingDecided', data });
    expect(toldTo(notices)).toEqual(['joint-meeting organisation/gongan']);
    expect(notices[0]).toMatchObject({ whistleId: 'w2', text: '会议议定由贵单位办理：限期清淤。' });
  });

  it('when it is cancelled, then all are told, whatever the hour', () => {
    const notices = toldOf(called, { type: 'MeetingCancelled', data: { at, reason: '改期' } });
    expect(notices.map(({ urgent }) => urgent)).toEqual([true, true, true]);
  });
});

it('when the tellers are counted, then every step that somebody waits for has one', () => {
  expect(NOTIFYING_EVENTS).toHaveLength(41);
});
