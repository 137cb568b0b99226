import { type EventSample, readSample } from '../../../../test/support/event-samples.js';
import type { RecordedEvent } from '#event-sourcing';
import {
  acknowledge,
  after,
  arrive,
  assessor,
  at,
  by,
  centre,
  chengguan,
  close,
  confirm,
  contest,
  director,
  gongan,
  head,
  pause,
  raise,
  rate,
  reopen,
  report,
  secretary,
  sendBack,
  sounded,
  stateOf,
  system,
  uphold,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';
import type { WhistleEvent } from './whistle.events.js';
import { foldWhistle } from './whistle.evolve.js';
import { whistle } from './whistle.js';

const asWritten = (event: object): unknown => JSON.parse(JSON.stringify(event));

/** As the log returns it, in the shape of today. */
const today = ({ type, version, data }: EventSample): WhistleEvent =>
  whistle.typed({ type, version, data } as RecordedEvent);

const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
const place = {
  address: '新华路 12 号',
  regionCode: '370199001001',
  longitude: 117.1,
  latitude: 36.7,
};
const full = raise({
  place,
  contact: { name: '王女士', phone: '13800000000' },
  informed: ['shuiwu'],
  source: { system: '12345', reference: 'A-1' },
  evidence,
});
const location = { longitude: 117.1, latitude: 36.7, accuracyMetres: 8 };
const onSite = { ...arrive, deviceAt: '2026-11-16T02:29:00.000Z', location, evidence };

/** One story in which everything happens that can. */
const story = (): WhistleEvent[] =>
  after(
    [full, by(xinhua, '10:00')],
    [acknowledge, by(chengguan, '10:10')],
    [onSite, by(chengguan, '10:30')],
    [{ type: 'DisputeArrival', summons: 1, reason: '无人到场' }, by(xinhua, '10:40')],
    [arrive, by(chengguan, '10:50')],
    [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '11:00')],
    [pause, by(xinhua, '11:10')],
    [{ ...report, evidence }, by(chengguan, '12:00')],
    [sendBack, by(xinhua, '12:10')],
    [report, by(chengguan, '13:00')],
    [confirm, by(xinhua, '13:10')],
    [{ ...rate, comment: '处置及时' }, by(xinhua, '13:20')],
    [
      { type: 'ReplaceDepartment', summons: 2, replacement: 'chengguan', reason: '职责不符' },
      by(xinhua, '13:30'),
    ],
    [{ type: 'WithdrawDepartment', summons: 4, reason: '无需协办' }, by(xinhua, '13:40')],
    [close, by(xinhua, '14:00')],
    [reopen, by(xinhua, '17 10:00')],
    [withdraw, by(xinhua, '17 11:00')],
  );

const CALL = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
const workdays = (value: number, due: string) => ({
  limit: { value, unit: '工作日' as const },
  dueAt: at(due),
  provisional: false,
});
const REBASED = {
  at: at('10:00'),
  reason: '国务院办公厅关于 2027 年部分节假日安排的通知',
  summonses: [
    {
      summons: 1,
      clocks: { resolve: workdays(3, '19 17:00') },
      asks: { verify: workdays(2, '18 17:00') },
    },
  ],
};
const photo = { evidence };
const one = { summons: 1 } as const;
const hours = { value: 5, unit: '小时' } as const;

/** Another, in which the rest happens: the long way round of the kind that asks for everything. */
const procedure = (): WhistleEvent[] =>
  after(
    [raise({ kind: 'strict', previous: ['earlier'] }), by(xinhua, '08:00')],
    [{ type: 'ReturnWhistle', reason: '地点不详' }, by(head, '08:30')],
    [{ type: 'ResubmitWhistle', note: '已补地点', ...CALL }, by(xinhua, '09:00')],
    [{ type: 'ApproveWhistle', comment: '同意' }, by(head, '09:10')],
    [{ type: 'DispatchWhistle', ...CALL }, by(centre, '10:00')],
    [{ type: 'ContactStreet', ...one, person: '李队', note: '已致电' }, by(chengguan, '10:05')],
    [
      {
        type: 'DeclineSummons',
        ...one,
        reason: '非本部门职责',
        legalBasis: '三定方案',
        ...photo,
      },
      by(chengguan, '10:06'),
    ],
    [{ type: 'OverruleDecline', ...one, reason: '属其职责' }, by(centre, '10:10')],
    [
      { type: 'DeclineSummons', summons: 2, reason: '非职责', legalBasis: '清单' },
      by(gongan, '10:11'),
    ],
    [{ type: 'UpholdDecline', summons: 2, reason: '确非其职责' }, by(centre, '10:12')],
    [{ ...arrive, ...photo }, by(chengguan, '10:20')],
    [{ type: 'RecordProgress', ...one, note: '疏通中', evidence: [] }, by(chengguan, '10:30')],
    [{ type: 'SummonDepartment', department: 'shuiwu', role: 'assist' }, by(xinhua, '10:40')],
    [
      { type: 'CallJointEnforcement', summonses: [1, 3], startsAt: at('14:00'), plan: '联合检查' },
      by(xinhua, '10:45'),
    ],
    [
      {
        type: 'ConcludeJointEnforcement',
        enforcement: 1,
        attended: ['chengguan'],
        findings: '违规排放',
        measures: '责令整改',
      },
      by(xinhua, '15:00'),
    ],
    [
      { type: 'RequestExtension', ...one, extension: hours, reason: '待管件' },
      by(chengguan, '15:10'),
    ],
    [{ type: 'RefuseExtension', ...one, reason: '可先行' }, by(centre, '15:20')],
    [
      { type: 'RequestExtension', ...one, extension: { value: 8, unit: '小时' }, reason: '待管件' },
      by(chengguan, '15:30'),
    ],
    [{ type: 'GrantExtension', ...one, extension: hours }, by(centre, '15:40')],
    [
      { type: 'RequestPause', ...one, reason: '等待图纸', until: at('18:00') },
      by(chengguan, '15:42'),
    ],
    [{ type: 'RefusePause', ...one, reason: '可先清掏' }, by(centre, '15:45')],
    [{ type: 'SuperviseSummons', ...one, step: 'reminder', reason: '请加快' }, by(xinhua, '15:50')],
    [
      { type: 'AnswerSupervision', ...one, plan: '今晚清掏', doneBy: at('20:00') },
      by(chengguan, '15:55'),
    ],
    [
      { type: 'WarnOfDeadline', ...one, clock: 'resolve', dueAt: at('18 15:00') },
      by(system, '17 15:00'),
    ],
    [
      { type: 'MissDeadline', ...one, clock: 'resolve', dueAt: at('18 15:00') },
      by(system, '18 15:01'),
    ],
    [{ type: 'MergeWhistle', into: 'earlier', reason: '同一问题' }, by(xinhua, '18 16:00')],
  );

/** And what befalls a whistle after its end, or by the calendar. */
const afterwards = (): WhistleEvent[] => [
  ...after(
    [raise({ kind: 'desk', assisting: [] }), by(xinhua, '10:00')],
    [report, by(chengguan, '11:00')],
    [confirm, by(xinhua, '11:10')],
    [close, by(xinhua, '11:20')],
    [
      { type: 'RecordResidentSatisfaction', satisfaction: 4, channel: 'callback', comment: '满意' },
      by(xinhua, '17 09:00'),
    ],
  ),
  { type: 'DueTimesRebased', data: REBASED },
];

/** A ladder that stands still with its clock, and a whistle that begins anew. */
const standing = (): WhistleEvent[] => {
  const later = { reference: 'photos/2.jpg', mediaType: 'image/jpeg' };
  const miss = { type: 'MissDeadline', ...one, clock: 'resolve', dueAt: at('18 10:30') } as const;
  const late = { type: 'MissDeadline', ...one, clock: 'arrive', dueAt: at('12:30') } as const;
  const strict = after(
    ...sounded,
    [late, by(system, '12:31')],
    [{ ...arrive, ...photo }, by(chengguan, '13:00')],
    [pause, by(centre, '13:30')],
    [{ type: 'ResumeClock', ...one }, by(xinhua, '14:00')],
    [{ type: 'DisputeArrival', ...one, reason: '无人到场', ...photo }, by(xinhua, '15:00')],
    [{ ...arrive, ...photo }, by(chengguan, '15:30')],
    [{ ...onSite, person: '王队' }, by(chengguan, '16:00')],
    [miss, by(system, '18 10:31')],
    [{ ...report, ...photo }, by(chengguan, '18 11:00')],
    [
      { ...report, evidence: [later], summary: '又清一遍', person: '王队' },
      by(chengguan, '18 11:30'),
    ],
    [{ ...sendBack, ...photo }, by(xinhua, '18 12:00')],
  );
  const types = [
    'ArrivalSupplemented',
    'ReportSupplemented',
    'ClockResumed',
    'ArrivalDisputed',
    'ResolutionSentBack',
  ];
  return strict.filter(({ type }) => types.includes(type));
};

/** What the street is asked for, where its own steps have limits; an arrival made without a network. */
const asking = (): WhistleEvent[] => {
  const said = { ...report, ...photo, person: '李队' };
  const verify = { type: 'MissDeadline', ...one, clock: 'verify', dueAt: at('14:00') } as const;
  const twoWay = raise({ kind: 'offline', assisting: ['gongan'] });
  const other = { summons: 2 };
  const events = after(
    [twoWay, by(xinhua, '10:00')],
    [onSite, by(chengguan, '10:30')],
    [said, by(chengguan, '11:00')],
    [{ ...arrive, ...other }, by(gongan, '11:10')],
    [{ ...report, ...other }, by(gongan, '11:20')],
    [{ ...confirm, ...other }, by(xinhua, '11:30')],
    [verify, by(system, '14:01')],
  );
  const types = [
    ...['DepartmentArrived', 'ResolutionReported', 'ResolutionConfirmed'],
    'ResolutionDeemedVerified',
  ];
  return events.filter(({ type }) => types.includes(type));
};

/** What is contested, and how each of it ends. */
const contesting = (): WhistleEvent[] => {
  const filed = { type: 'FileAppeal', ...one, reason: '记录有误', ...photo } as const;
  const events = after(
    ...sounded,
    [{ ...arrive, ...photo }, by(chengguan, '13:00')],
    [contest, by(chengguan, '14:00')],
    [uphold, by(assessor, '15:00')],
    [
      { ...filed, contested: { subject: 'exclusion', ground: 'duplicate' } },
      by(chengguan, '15:10'),
    ],
    [{ ...uphold, appeal: 2, outcome: 'rejected', reason: '并非重复' }, by(assessor, '15:20')],
    [
      {
        ...filed,
        contested: { subject: 'timestamp', clock: 'acknowledge', claimedAt: at('10:40') },
      },
      by(chengguan, '15:30'),
    ],
    [{ type: 'WithdrawAppeal', ...one, appeal: 3 }, by(chengguan, '15:40')],
  );
  return events.filter(({ type }) => type.startsWith('Appeal'));
};

/** A whistle that its leaders start, each by himself. */
const started = (): WhistleEvent[] =>
  after(
    [
      Object.assign({}, full, { kind: 'initiated-strict', previous: ['earlier'] }),
      by(secretary, '10:00'),
    ],
    [{ type: 'ReturnWhistle', reason: '先由社区协商' }, by(secretary, '10:05')],
    [{ type: 'ResubmitWhistle', note: '协商未果', ...CALL }, by(secretary, '10:10')],
    [{ type: 'ConfirmInitiative' }, by(director, '10:20')],
  ).filter(({ type }) => type !== 'WhistleReturned');

const everything = (): WhistleEvent[] => [
  ...started(),
  ...asking(),
  ...standing(),
  ...story(),
  ...procedure(),
  ...afterwards(),
  ...contesting(),
];

describe('given every event version ever written', () => {
  it.each(Object.entries(whistle.versions))(
    'when %s v%i is written, then it is as its sample',
    (type, version) => {
      const event = everything().find((one) => one.type === type);
      expect(event).toBeDefined();
      expect(readSample(type, version, event?.data)).toEqual(
        asWritten({ type, version, data: event?.data }),
      );
    },
  );

  it.each(versionsRead())('when %s v%i is read, then it folds today', (type, version) => {
    const raised = today(readSample('WhistleRaised', 1));
    const summoned = today(readSample('DepartmentSummoned', 1));
    const event = today(readSample(type, version));
    const before = stateOf([raised, summoned]);
    expect(whistle.evolve(before, event).lastAt).toBe(event.data.at);
    expect(foldWhistle([raised, summoned, event]).lastAt).toBe(event.data.at);
  });
});

/** Every version that was ever written, up to the one of today. */
function versionsRead(): [string, number][] {
  return Object.entries(whistle.versions).flatMap(([type, today]) =>
    Array.from({ length: today }, (_, index): [string, number] => [type, index + 1]),
  );
}
