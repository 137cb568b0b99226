import { openWhistleRules } from '#rules';
import {
  type As,
  chengguan,
  freshId,
  gongan,
  MutationScene,
  raising,
  street,
} from './testing/mutation-scene.js';
import { whistleIdOf, whistleStream } from './whistle-commands.js';

const scene = new MutationScene();
const { mutate, raised, send } = scene;

beforeAll(() => scene.open(openWhistleRules({ pack: 'default' })));
afterAll(() => scene.close());

describe('given a street that is signed in', () => {
  it('when it blows a whistle, then it is told every due time', async () => {
    const commandId = freshId();
    const { result } = await mutate('raiseWhistle', street, { ...raising, commandId });
    expect(result).toMatchObject({
      __typename: 'WhistleAccepted',
      whistleId: whistleIdOf(commandId),
      commandId,
      revision: 2,
      events: ['WhistleRaised', 'DepartmentSummoned', 'DepartmentSummoned'],
    });
    const [lead, assisting] = result?.['summonses'] as readonly {
      role: string;
      clocks: unknown[];
    }[];
    expect([lead?.role, assisting?.role]).toEqual(['LEAD', 'ASSIST']);
    expect(lead?.clocks[0]).toEqual({
      name: 'ACKNOWLEDGE',
      dueAt: '2026-11-16T11:00:00.000+08:00',
      provisional: false,
      limit: { value: 1, unit: '工作时' },
    });
  });

  it('when it sends the same command twice, then the whistle sounds once', async () => {
    const input = { ...raising, commandId: freshId() };
    const first = await mutate('raiseWhistle', street, input);
    const again = await mutate('raiseWhistle', street, input);
    expect(again.result).toEqual({ ...first.result, deduplicated: true });
    const other = await mutate('raiseWhistle', street, { ...input, title: '另一件事情' });
    expect(other.result).toMatchObject({
      __typename: 'CommandIdReusedRejection',
      code: 'COMMAND_ID_REUSED',
    });
  });

  it('when it blows for another street or calls nobody there is, then it is refused', async () => {
    const other = await mutate('raiseWhistle', street, { ...raising, street: 'guangming' });
    expect(other.result).toMatchObject({ __typename: 'NotYoursRejection' });
    const nobody = await mutate('raiseWhistle', street, { ...raising, lead: 'nobody' });
    expect(nobody.result).toMatchObject({
      __typename: 'InvalidReferenceRejection',
      code: 'DEPARTMENT_UNKNOWN',
      message: '“nobody”不是可召集的单位，或已停用',
    });
  });

  it('when it asks what it may blow, then it reads the kinds in force', async () => {
    const query =
      '{ whistleKinds { kind name levels limits { arrive { value unit } } rule { version } } }';
    const { data } = await send(query, street);
    expect(data?.['whistleKinds']).toContainEqual({
      kind: 'emergency',
      name: '应急哨',
      levels: ['COMMUNITY', 'STREET', 'DISTRICT'],
      limits: { arrive: { value: 30, unit: '分钟' } },
      rule: { version: '3' },
    });
  });
});

describe('given an input that is wrong', () => {
  it.each([
    ['input.title', { title: '短' }],
    ['input.title', { title: '      ' }],
    ['input.description', { description: '长'.repeat(4001) }],
    ['input.category', { category: '9901' }],
    ['input.place.regionCode', { place: { ...raising.place, regionCode: '3701' } }],
    ['input.place.latitude', { place: { ...raising.place, latitude: 91 } }],
    ['input.contact.phone', { contact: { name: '王', phone: '没有电话' } }],
    ['input.assisting', { assisting: Array.from({ length: 21 }, (_, i) => `d${i}`) }],
    ['input.lead', { lead: 'x'.repeat(65) }],
    ['input.commandId', { commandId: '1' }],
  ])(
    'when %s is out of bounds, then the field is named and nothing is written',
    async (field, wrong) => {
      const before = await scene.store.head();
      const { status, errors } = await mutate('raiseWhistle', street, { ...raising, ...wrong });
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
      expect(await scene.store.head()).toBe(before);
    },
  );
});

describe('given a whistle that has sounded', () => {
  it('when all goes its way, then each step is taken by whom it belongs to', async () => {
    const whistleId = await raised();
    const one = { whistleId, summons: 1 };
    const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
    const location = { longitude: 117.1, latitude: 36.7, accuracyMetres: 8 };
    const deviceAt = '2026-11-16T10:00:00+08:00';
    const scores = { satisfaction: 5, responseSpeed: 4, cooperation: 4, implementation: 5 };
    const steps: [string, As, object][] = [
      ['acknowledgeSummons', chengguan, { ...one, person: '李队' }],
      ['arriveOnSite', chengguan, { ...one, person: '李队', deviceAt, location, evidence }],
      ['confirmArrival', street, one],
      ['disputeArrival', street, { ...one, reason: '只有一人到场' }],
      ['arriveOnSite', chengguan, { ...one, person: '李队' }],
      ['pauseClock', street, { ...one, reason: '等待管网图纸' }],
      ['resumeClock', street, one],
      ['reportResolution', chengguan, { ...one, summary: '已疏通管道', evidence }],
      ['sendBackResolution', street, { ...one, reason: '仍有积水' }],
      ['reportResolution', chengguan, { ...one, summary: '已更换管道' }],
      ['confirmResolution', street, one],
      ['rateDepartment', street, { ...one, ...scores, comment: null }],
      [
        'replaceDepartment',
        street,
        { whistleId, summons: 2, replacement: 'chengguan', reason: '职责调整' },
      ],
      [
        'summonDepartment',
        ['command-centre', 'centre'],
        { whistleId, department: 'gongan', role: 'INFORMED' },
      ],
      ['withdrawDepartment', street, { whistleId, summons: 3, reason: '无需协办' }],
      ['closeWhistle', street, { whistleId, summary: '已经办结' }],
      ['reopenWhistle', street, { whistleId, reason: '再次外溢' }],
      ['withdrawWhistle', street, { whistleId, reason: '另案处理' }],
    ];
    for (const [name, as, input] of steps) {
      scene.later(1);
      const told = await mutate(name, as, input);
      expect([name, told.result?.['__typename'], told.errors]).toEqual([
        name,
        'WhistleAccepted',
        undefined,
      ]);
    }
    const events = await scene.store.readStream(whistleStream(whistleId));
    expect(events.at(-1)?.type).toBe('WhistleWithdrawn');
    expect(events.find(({ type }) => type === 'DepartmentArrived')).toMatchObject({
      data: { deviceAt: '2026-11-16T02:00:00.000Z', location, evidence },
      metadata: {
        actor: { account: 'chengguan-clerk', organisation: 'chengguan', role: 'department' },
      },
    });
  });

  it('when two departments act at the same moment, then both succeed', async () => {
    const whistleId = await raised();
    const outcomes = await Promise.all([
      mutate('acknowledgeSummons', chengguan, { whistleId, summons: 1, person: '李队' }),
      mutate('acknowledgeSummons', gongan, {
        whistleId,
        summons: 2,
        person: '张警官',
      }),
    ]);
    expect(outcomes.map(({ result }) => result?.['__typename'])).toEqual([
      'WhistleAccepted',
      'WhistleAccepted',
    ]);
  });

  it('when the client decided on an older revision, then it is told both', async () => {
    const whistleId = await raised();
    const input = { whistleId, summons: 1, person: '李队', expectedRevision: 1 };
    const { result } = await mutate('acknowledgeSummons', chengguan, input);
    expect(result).toMatchObject({
      __typename: 'RevisionConflictRejection',
      expected: 1,
      actual: 2,
    });
  });

  it('when somebody acts who may not, then it is forbidden or not theirs', async () => {
    const whistleId = await raised();
    const input = { whistleId, summons: 1, person: '李队' };
    const forbidden = await mutate('acknowledgeSummons', street, input);
    expect(forbidden.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const others = await mutate('acknowledgeSummons', gongan, input);
    expect(others.result).toMatchObject({ __typename: 'NotYoursRejection' });
    const missing = await mutate('acknowledgeSummons', chengguan, {
      ...input,
      whistleId: freshId(),
    });
    expect(missing.result).toMatchObject({
      __typename: 'NotFoundRejection',
      code: 'WHISTLE_NOT_FOUND',
    });
  });
});
