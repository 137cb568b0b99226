import {
  type As,
  centre,
  chengguan,
  freshId,
  gongan,
  head,
  MutationScene,
  street,
} from './testing/mutation-scene.js';
import { procedureRules } from './testing/procedure-rules.js';
import { whistleStream } from './whistle-commands.js';

const scene = new MutationScene();
const { mutate } = scene;

beforeAll(() => scene.open(procedureRules()));
afterAll(() => scene.close());

/** A whistle of the strict kind that has sounded: 城管局 leads, 派出所 assists. */
async function sounded(): Promise<string> {
  const whistleId = await scene.raised({ kind: 'strict' });
  await scene.play([
    ['approveWhistle', head, { whistleId }],
    ['dispatchWhistle', centre, { whistleId, lead: 'chengguan', assisting: ['gongan'] }],
  ]);
  return whistleId;
}

const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
const two = { value: 2, unit: '工作日' };
const decline = { reason: '非本部门职责', legalBasis: '三定方案第三条' };

describe('given a whistle that has sounded', () => {
  it('when its departments answer for it, then each step takes effect', async () => {
    const whistleId = await sounded();
    const one = { whistleId, summons: 1 };
    const other = { whistleId, summons: 2 };
    const steps: [string, As, object, string[]][] = [
      [
        ...(['contactStreet', chengguan, { ...one, person: '李队', note: '已致电' }] as const),
        ['DepartmentAcknowledged', 'StreetContacted'],
      ],
      ['contactStreet', chengguan, { ...one, person: '李队', note: null }, []],
      ['recordProgress', chengguan, { ...one, note: '正在疏通', evidence }, ['ProgressRecorded']],
      ['declineSummons', chengguan, { ...one, ...decline }, ['SummonsDeclined']],
      ['overruleDecline', centre, { ...one, reason: '属其职责' }, ['DeclineOverruled']],
      ['declineSummons', gongan, { ...other, ...decline }, ['SummonsDeclined']],
      [
        ...(['upholdDecline', centre] as const),
        { ...other, reason: '确非其职责', replacement: 'shuiwu' },
        ['DeclineUpheld', 'DepartmentReplaced', 'DepartmentSummoned'],
      ],
      [
        ...(['requestExtension', chengguan] as const),
        { ...one, extension: two, reason: '等待管件' },
        ['ExtensionRequested'],
      ],
      ['refuseExtension', centre, { ...one, reason: '可先行抢修' }, ['ExtensionRefused']],
      [
        ...(['requestExtension', chengguan] as const),
        { ...one, extension: { value: 3, unit: '工作日' }, reason: '管件停产' },
        ['ExtensionRequested'],
      ],
      ['grantExtension', centre, one, ['ExtensionGranted']],
      [
        ...(['superviseSummons', street] as const),
        { ...one, step: 'REMINDER', reason: '请加快' },
        ['SupervisionIssued'],
      ],
      [
        ...(['superviseSummons', centre] as const),
        { ...one, step: 'ESCALATION', reason: '久拖未决' },
        ['SupervisionIssued'],
      ],
    ];
    for (const [name, as, input, events] of steps) {
      scene.later(1);
      const { result, errors } = await mutate(name, as, input);
      expect([name, errors, result]).toMatchObject([name, undefined, { events }]);
    }
    const written = await scene.store.readStream(whistleStream(whistleId));
    const dataOf = (type: string) => written.findLast((event) => event.type === type)?.data;
    expect(dataOf('StreetContacted')).toMatchObject({ person: '李队', note: '已致电' });
    expect(dataOf('ProgressRecorded')).toMatchObject({ note: '正在疏通', evidence });
    expect(dataOf('SummonsDeclined')).toMatchObject(decline);
    expect(dataOf('ExtensionGranted')).toMatchObject({
      extension: { value: 3, unit: '工作日' },
      approvedBy: 'centre-clerk',
    });
    expect(dataOf('SupervisionIssued')).toMatchObject({ step: 'escalation', cause: 'person' });
  });

  it('when an extension is granted, then the answer has the new due time', async () => {
    const whistleId = await sounded();
    const one = { whistleId, summons: 1 };
    const asked = { ...one, extension: two, reason: '等待管件' };
    const before = await mutate('requestExtension', chengguan, asked);
    const after = await mutate('grantExtension', centre, one);
    const due = (answer: typeof before) => {
      const [lead] = answer.result?.['summonses'] as [
        { clocks: { name: string; dueAt: string }[] },
      ];
      return lead.clocks.find(({ name }) => name === 'RESOLVE')?.dueAt;
    };
    // Monday the 16th and ten workdays; two more.
    expect(due(before)).toBe('2026-11-30T17:30:00.000+08:00');
    expect(due(after)).toBe('2026-12-02T17:30:00.000+08:00');
  });

  it('when the domain refuses, then nothing is written and the code says why', async () => {
    const whistleId = await sounded();
    const one = { whistleId, summons: 1 };
    const ask = (value: number, unit: string) => ({
      ...one,
      extension: { value, unit },
      reason: '等待管件',
    });
    const reminder = { ...one, step: 'REMINDER', reason: '请加快' };
    const refusals: [string, As, object, string][] = [
      ['contactStreet', gongan, { ...one, person: '张' }, 'NOT_YOUR_ORGANISATION'],
      ['contactStreet', chengguan, { whistleId, summons: 9, person: '李' }, 'SUMMONS_NOT_FOUND'],
      ['recordProgress', gongan, { ...one, note: '在办' }, 'NOT_YOUR_ORGANISATION'],
      ['declineSummons', gongan, { ...one, ...decline }, 'NOT_YOUR_ORGANISATION'],
      ['upholdDecline', centre, { ...one, reason: '成立' }, 'NO_DECLINE_PENDING'],
      ['overruleDecline', centre, { ...one, reason: '不成立' }, 'NO_DECLINE_PENDING'],
      ['requestExtension', chengguan, ask(11, '工作日'), 'EXTENSION_TOO_LONG'],
      ['requestExtension', chengguan, ask(11, '小时'), 'EXTENSION_UNIT'],
      ['grantExtension', centre, one, 'NO_EXTENSION_PENDING'],
      ['grantExtension', head, one, 'NOT_YOUR_ORGANISATION'],
      ['refuseExtension', centre, { ...one, reason: '不必' }, 'NO_EXTENSION_PENDING'],
      ['superviseSummons', street, { ...reminder, step: 'WRITTEN' }, 'STEP_NOT_YOURS'],
      ['superviseSummons', ['street', 'guangming'], reminder, 'NOT_YOUR_ORGANISATION'],
    ];
    const before = await scene.store.head();
    for (const [name, as, input, code] of refusals) {
      const { result } = await mutate(name, as, input);
      expect([name, result?.['code']]).toEqual([name, code]);
    }
    expect(await scene.store.head()).toBe(before);
  });

  it('when the role is another one, then it is forbidden', async () => {
    const whistleId = await sounded();
    const one = { whistleId, summons: 1 };
    const forbidden: [string, As, object][] = [
      ['contactStreet', street, { ...one, person: '李队' }],
      ['recordProgress', centre, { ...one, note: '在办' }],
      ['declineSummons', street, { ...one, ...decline }],
      ['upholdDecline', street, { ...one, reason: '成立' }],
      ['overruleDecline', chengguan, { ...one, reason: '不成立' }],
      ['requestExtension', street, { ...one, extension: two, reason: '等待' }],
      ['grantExtension', chengguan, one],
      ['refuseExtension', ['community', 'heping'], { ...one, reason: '不必' }],
      ['superviseSummons', chengguan, { ...one, step: 'REMINDER', reason: '请加快' }],
    ];
    for (const [name, as, input] of forbidden) {
      const { errors } = await mutate(name, as, input);
      expect([name, errors?.[0]?.extensions['code']]).toEqual([name, 'FORBIDDEN']);
    }
  });
});

describe('given an input that is wrong', () => {
  const one = { whistleId: freshId(), summons: 1 };
  const ask = (extension: object) => ({ ...one, extension, reason: '等待管件' });
  const wrongs: [string, As, string, object][] = [
    ['contactStreet', chengguan, 'input.person', { ...one, person: ' ' }],
    ['contactStreet', chengguan, 'input.summons', { ...one, summons: 0, person: '李队' }],
    ['recordProgress', chengguan, 'input.note', { ...one, note: '短' }],
    [
      ...(['recordProgress', chengguan, 'input.evidence.0.mediaType'] as const),
      { ...one, note: '在办', evidence: [{ reference: 'a', mediaType: '照片' }] },
    ],
    ['declineSummons', chengguan, 'input.legalBasis', { ...one, ...decline, legalBasis: '' }],
    ['declineSummons', chengguan, 'input.reason', { ...one, ...decline, reason: '非' }],
    ['upholdDecline', centre, 'input.replacement', { ...one, reason: '成立', replacement: '?' }],
    ['overruleDecline', centre, 'input.reason', { ...one, reason: '长'.repeat(501) }],
    ['requestExtension', chengguan, 'input.extension.unit', ask({ value: 1, unit: '周' })],
    ['requestExtension', chengguan, 'input.extension.value', ask({ value: 0, unit: '小时' })],
    ['requestExtension', chengguan, 'input.extension.value', ask({ value: -1, unit: '小时' })],
    ['requestExtension', chengguan, 'input.extension.value', ask({ value: 1.5, unit: '工作日' })],
    ['requestExtension', chengguan, 'input.extension.value', ask({ value: 1.5, unit: '自然日' })],
    ['requestExtension', chengguan, 'input.extension.value', ask({ value: 1e9, unit: '分钟' })],
    ['grantExtension', centre, 'input.summons', { ...one, summons: -1 }],
    ['refuseExtension', centre, 'input.reason', { ...one, reason: '不' }],
    ['superviseSummons', street, 'input.reason', { ...one, step: 'REMINDER', reason: '快' }],
  ];

  it.each(wrongs)(
    'when %s is sent by %s with a wrong %s, then the field is named and nothing is written',
    async (name, as, field, input) => {
      const before = await scene.store.head();
      const { status, errors } = await mutate(name, as, input);
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
      expect(await scene.store.head()).toBe(before);
    },
  );
});
