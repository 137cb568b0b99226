import { isRejection } from '#event-sourcing';
import * as scene from './testing/whistle-scene.js';
import type { WhistleCommand, WhistleCommandType } from './whistle.js';
import type { Acting } from './whistle.context.js';
import { whistle, WHISTLE_COMMANDS } from './whistle.js';

const { after, arrive, at, by, centre, chengguan, gongan, head, report, sounded } = scene;
const { stateOf, system, xinhua } = scene;

const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
const one = { summons: 1 } as const;
const call = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
const location = { longitude: 117.1, latitude: 36.7, accuracyMetres: 8 };
const hours = { value: 5, unit: '小时' as const };

const arrived: scene.Step = [{ ...arrive, evidence }, by(chengguan, '10:50')];
const reported: scene.Step = [{ ...report, evidence }, by(chengguan, '11:00')];
const confirmed: scene.Step = [scene.confirm, by(xinhua, '11:10')];
const alone: readonly scene.Step[] = [
  [scene.raise({ assisting: [] }), by(xinhua, '10:00')],
  ...[arrived, reported, confirmed],
];
const closed: readonly scene.Step[] = [...alone, [scene.close, by(xinhua, '11:20')]];
const done: readonly scene.Step[] = [...sounded, arrived, reported];
const declined: scene.Step = [
  { type: 'DeclineSummons', ...one, reason: '非职责', legalBasis: '清单' },
  by(chengguan, '10:40'),
];
const asking: scene.Step = [
  { type: 'RequestExtension', ...one, extension: hours, reason: '待料' },
  by(chengguan, '10:40'),
];
const joint: scene.Step = [
  { type: 'CallJointEnforcement', summonses: [1, 2], startsAt: at('14:00'), plan: '联合检查' },
  by(xinhua, '10:40'),
];

const contested: readonly scene.Step[] = [...sounded, [scene.contest, by(chengguan, '11:00')]];

type Case<T extends WhistleCommandType> = readonly [
  readonly scene.Step[],
  Extract<WhistleCommand, { type: T }>,
  Acting,
];

/** Every command with all that it can say, where it is accepted. The clock's own say nothing. */
const CASES: { readonly [T in WhistleCommandType]?: Case<T> } = {
  RaiseWhistle: [[], scene.raise({ previous: ['earlier'], evidence }), xinhua],
  ConfirmInitiative: [
    [[scene.raise({ kind: 'initiated' }), by(xinhua, '10:00')]],
    { type: 'ConfirmInitiative' },
    scene.secretary,
  ],
  ApproveWhistle: [sounded.slice(0, 1), { type: 'ApproveWhistle', comment: '同意' }, head],
  ReturnWhistle: [sounded.slice(0, 1), { type: 'ReturnWhistle', reason: '不清' }, head],
  ResubmitWhistle: [
    [...sounded.slice(0, 1), [{ type: 'ReturnWhistle', reason: '不清' }, by(head, '10:10')]],
    { type: 'ResubmitWhistle', note: '已补', ...call },
    xinhua,
  ],
  DispatchWhistle: [sounded.slice(0, 2), { type: 'DispatchWhistle', ...call }, centre],
  AcknowledgeSummons: [sounded, scene.acknowledge, chengguan],
  ContactStreet: [
    sounded,
    { type: 'ContactStreet', ...one, person: '李队', note: '已致电' },
    chengguan,
  ],
  ArriveOnSite: [sounded, { ...arrive, evidence, location, deviceAt: at('10:31') }, chengguan],
  ConfirmArrival: [[...sounded, arrived], { type: 'ConfirmArrival', ...one }, xinhua],
  DisputeArrival: [
    [...sounded, arrived],
    { type: 'DisputeArrival', ...one, reason: '无人到场', evidence },
    xinhua,
  ],
  RecordProgress: [
    sounded,
    { type: 'RecordProgress', ...one, note: '处理中', evidence },
    chengguan,
  ],
  ReportResolution: [[...sounded, arrived], { ...report, person: '李队', evidence }, chengguan],
  ConfirmResolution: [done, scene.confirm, xinhua],
  SendBackResolution: [done, { ...scene.sendBack, evidence }, xinhua],
  RateDepartment: [alone, { ...scene.rate, comment: '及时' }, xinhua],
  SummonDepartment: [
    sounded,
    { type: 'SummonDepartment', department: 'shuiwu', role: 'assist' },
    xinhua,
  ],
  ReplaceDepartment: [
    sounded,
    { type: 'ReplaceDepartment', ...one, replacement: 'shuiwu', reason: '改派' },
    xinhua,
  ],
  WithdrawDepartment: [
    sounded,
    { type: 'WithdrawDepartment', summons: 2, reason: '无需协办' },
    xinhua,
  ],
  PauseClock: [sounded, scene.pause, centre],
  RequestPause: [
    sounded,
    { type: 'RequestPause', ...one, reason: '待图纸', until: at('15:00') },
    chengguan,
  ],
  RefusePause: [
    [
      ...sounded,
      [
        { type: 'RequestPause', ...one, reason: '待图纸', until: at('15:00') },
        by(chengguan, '10:40'),
      ],
    ],
    { type: 'RefusePause', ...one, reason: '可先清掏' },
    centre,
  ],
  AnswerSupervision: [
    [
      ...sounded,
      [
        { type: 'SuperviseSummons', ...one, step: 'reminder', reason: '请加快' },
        by(centre, '10:40'),
      ],
    ],
    { type: 'AnswerSupervision', ...one, plan: '今晚清掏', doneBy: at('20:00') },
    chengguan,
  ],
  ResumeClock: [[...sounded, [scene.pause, by(centre, '10:40')]], scene.resume, centre],
  DeclineSummons: [
    sounded,
    { type: 'DeclineSummons', ...one, reason: '非职责', legalBasis: '清单', evidence },
    chengguan,
  ],
  UpholdDecline: [
    [...sounded, declined],
    { type: 'UpholdDecline', ...one, reason: '另派', replacement: 'shuiwu' },
    centre,
  ],
  OverruleDecline: [
    [...sounded, declined],
    { type: 'OverruleDecline', ...one, reason: '属其职责' },
    centre,
  ],
  RequestExtension: [
    sounded,
    { type: 'RequestExtension', ...one, extension: hours, reason: '待料' },
    chengguan,
  ],
  GrantExtension: [
    [...sounded, asking],
    { type: 'GrantExtension', ...one, extension: { value: 3, unit: '小时' } },
    centre,
  ],
  RefuseExtension: [
    [...sounded, asking],
    { type: 'RefuseExtension', ...one, reason: '不必' },
    centre,
  ],
  SuperviseSummons: [
    sounded,
    { type: 'SuperviseSummons', ...one, step: 'reminder', reason: '请加快' },
    centre,
  ],
  CallJointEnforcement: [
    sounded,
    { type: 'CallJointEnforcement', summonses: [1, 2], startsAt: at('14:00'), plan: '检查' },
    xinhua,
  ],
  ConcludeJointEnforcement: [
    [...sounded, joint],
    {
      type: 'ConcludeJointEnforcement',
      enforcement: 1,
      attended: ['chengguan'],
      findings: '违规',
      measures: '整改',
    },
    xinhua,
  ],
  RecordResidentSatisfaction: [
    closed,
    { type: 'RecordResidentSatisfaction', satisfaction: 4, channel: 'visit', comment: '可' },
    xinhua,
  ],
  MergeWhistle: [sounded, { type: 'MergeWhistle', into: 'earlier', reason: '同一事' }, xinhua],
  CloseWhistle: [alone, scene.close, xinhua],
  WithdrawWhistle: [sounded, scene.withdraw, xinhua],
  ReopenWhistle: [closed, { ...scene.reopen, lead: 'gongan' }, xinhua],
  FileAppeal: [sounded, scene.contest, chengguan],
  WithdrawAppeal: [contested, { type: 'WithdrawAppeal', ...one, appeal: 1 }, chengguan],
  DecideAppeal: [contested, { ...scene.uphold, correctedAt: at('10:45') }, scene.assessor],
};
const CLOCKS_OWN: readonly WhistleCommandType[] = [
  ...(['WarnOfDeadline', 'MissDeadline', 'ClimbLadder', 'EndPause', 'RebaseDueTimes'] as const),
];

/** Other content for every field, one at a time, and the text by which it is recognised. */
function variants(command: WhistleCommand): (readonly [string, WhistleCommand, string])[] {
  const { type, ...fields } = command;
  const names = Object.entries(fields).filter(
    ([name]) => !['summons', 'enforcement'].includes(name),
  );
  return names.flatMap(([name, value]): (readonly [string, WhistleCommand, string])[] => {
    const other = otherThan(name, value);
    if (!other) return [];
    return [[`${type}.${name}`, { ...command, [name]: other[0] } as WhistleCommand, other[1]]];
  });
}

const photo = { reference: 'photos/new.jpg', mediaType: 'image/jpeg' };
const OTHERS: Readonly<Record<string, readonly [unknown, string]>> = {
  evidence: [[...evidence, photo], JSON.stringify(photo)],
  location: [{ ...location, accuracyMetres: 77 }, '"accuracyMetres":77'],
  deviceAt: [at('15:55'), at('15:55')],
  until: [at('14:55'), at('14:55')],
  doneBy: [at('19:55'), at('19:55')],
  startsAt: [at('15:55'), at('15:55')],
  extension: [{ value: 7, unit: '小时' }, '"value":7'],
  contested: [{ subject: 'duty' }, '"duty"'],
  correctedAt: [at('10:40'), at('10:40')],
};

function otherThan(name: string, value: unknown): readonly [unknown, string] | undefined {
  const known = OTHERS[name];
  if (known) return known;
  if (typeof value === 'number') return [value === 3 ? 2 : 3, `"${name}":${value === 3 ? 2 : 3}`];
  return typeof value === 'string' ? [`另外的${value}`, `另外的${value}`] : undefined;
}

const decide = (steps: readonly scene.Step[], command: WhistleCommand, acting: Acting) =>
  whistle.decide(command, stateOf(after(...steps)), by(acting, '13:00'));

describe('given any command that was accepted', () => {
  const cases = Object.values(CASES) as unknown as readonly Case<WhistleCommandType>[];

  it('when commands are listed, then each that people send is among them', () => {
    for (const type of CLOCKS_OWN) expect(Object.keys(CASES)).not.toContain(type);
    for (const acting of [system])
      for (const type of CLOCKS_OWN) {
        const probe = { type, summons: 9, clock: 'resolve', dueAt: '', rung: 0, reason: '' };
        expect(isRejection(decide(sounded, probe as never, acting))).toBe(false);
        expect(decide(sounded, probe as never, xinhua)).toMatchObject({ rejected: 'SYSTEM_ONLY' });
      }
    expect([...Object.keys(CASES), ...CLOCKS_OWN].sort()).toEqual([...WHISTLE_COMMANDS].sort());
  });

  it.each(cases.map((one) => [one[1].type, one] as const))(
    'when %s is sent again as it was, then it is refused, quiet, or recorded once more',
    (_, [steps, command, acting]) => {
      const first = decide(steps, command, acting);
      expect(first).not.toHaveProperty('rejected');
      expect(first).not.toHaveLength(0);
    },
  );

  it.each(
    cases.flatMap(([steps, command, acting]) =>
      variants(command).map(
        (variant) => [variant[0], { steps, command, acting, variant }] as const,
      ),
    ),
  )(
    'when it is sent again with another %s, then that is refused or it is on record',
    (_, { steps, command, acting, variant: [, again, text] }) => {
      const played: readonly scene.Step[] = [...steps, [command, by(acting, '12:00')]];
      const second = decide(played, again, acting);
      if (isRejection(second)) return;
      expect(JSON.stringify(second.map(({ data }) => data))).toContain(text);
    },
  );

  it('when a department says more of what it has done, then it is accepted and on record', () => {
    const onSite: scene.Step = [CASES.ArriveOnSite![1], by(chengguan, '12:00')];
    const more = { reference: 'photos/2.jpg', mediaType: 'image/jpeg' };
    const again = { ...CASES.ArriveOnSite![1], evidence: [...evidence, more], person: '王队' };
    const added = decide([...sounded, onSite], again, chengguan);
    expect(added).toMatchObject([
      { type: 'ArrivalSupplemented', data: { person: '王队', evidence: [more] } },
    ]);
    const steps: readonly scene.Step[] = [...sounded, onSite, [again, by(chengguan, '12:30')]];
    expect(stateOf(after(...steps)).summonses[0]?.arrivedAt).toBe(at('12:00'));
    expect(decide(steps, again, chengguan)).toEqual([]);
    const told = decide(done, { ...report, evidence: [more], summary: '又清一遍' }, chengguan);
    expect(told).toMatchObject([
      { type: 'ReportSupplemented', data: { summary: '又清一遍', evidence: [more] } },
    ]);
    expect(decide(done, { ...report, evidence }, chengguan)).toEqual([]);
  });

  it('when a stranger sends more, then it is refused as before', () => {
    expect(decide([...sounded, arrived], { ...arrive, person: '王队' }, gongan)).toMatchObject({
      rejected: 'NOT_YOUR_ORGANISATION',
    });
  });
});
