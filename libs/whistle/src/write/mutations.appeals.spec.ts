import { createWhistleRules } from '#rules';
import {
  assessor,
  centre,
  chengguan,
  freshId,
  gongan,
  MutationScene,
  street,
} from './testing/mutation-scene.js';
import { whistleStream } from './whistle-commands.js';

const hours = (value: number) => ({ value, unit: '小时' as const });
const rules = () =>
  createWhistleRules([
    {
      pack: 'test',
      version: '1',
      effectiveFrom: '2026-01-01',
      source: '测试',
      kinds: [
        {
          kind: 'routine',
          name: '一般哨',
          levels: ['street'],
          limits: { acknowledge: hours(1), resolve: hours(48) },
          appeal: { decide: hours(24) },
        },
      ],
    },
  ]);

const scene = new MutationScene();
const { mutate } = scene;
/** The window of the period that is asked about: undefined while it is open. */
let windowEnd: string | undefined;

beforeAll(() =>
  scene.open(rules(), { current: async () => ({ contestableUntil: () => windowEnd }) }),
);
afterAll(() => scene.close());
beforeEach(() => {
  windowEnd = undefined;
});

const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
const reason = '签收系统故障，附截图';
describe('given a department that was judged by a step that nobody recorded', () => {
  it('when it contests, withdraws, contests again and is right, then each step takes effect', async () => {
    const whistleId = await scene.raised({ assisting: [] });
    const one = { whistleId, summons: 1 };
    scene.later(180);
    const claimedAt = '2026-11-16T10:30:00+08:00';
    const contest = {
      ...one,
      subject: 'TIMESTAMP',
      clock: 'ACKNOWLEDGE',
      claimedAt,
      reason,
      evidence,
    };
    const steps = [
      ['fileAppeal', chengguan, contest, ['AppealFiled']],
      ['fileAppeal', chengguan, contest, []],
      ['withdrawAppeal', chengguan, { ...one, appeal: 1 }, ['AppealWithdrawn']],
      ['fileAppeal', chengguan, contest, ['AppealFiled']],
      [
        'decideAppeal',
        assessor,
        { ...one, appeal: 2, outcome: 'UPHELD', reason: '截图属实', correctedAt: claimedAt },
        ['AppealUpheld'],
      ],
      [
        'fileAppeal',
        street,
        { ...one, subject: 'EXCLUSION', ground: 'DUPLICATE', reason: '重复诉求', evidence },
        ['AppealFiled'],
      ],
      [
        'decideAppeal',
        assessor,
        { ...one, appeal: 3, outcome: 'REJECTED', reason: '并非重复', correctedAt: null },
        ['AppealRejected'],
      ],
    ] as const;
    for (const [name, as, input, events] of steps) {
      const { result, errors } = await mutate(name, as, input);
      expect(errors).toBeUndefined();
      expect(result).toMatchObject({ __typename: 'WhistleAccepted', events });
    }
    const log = await scene.store.readStream(whistleStream(whistleId));
    expect(log.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        contested: {
          subject: 'timestamp',
          clock: 'acknowledge',
          claimedAt: '2026-11-16T02:30:00.000Z',
        },
        by: 'chengguan',
        account: 'chengguan-clerk',
      }),
    );
  });

  it('when the same command is sent twice, then it is recorded once', async () => {
    const whistleId = await scene.raised({ assisting: [] });
    const commandId = freshId();
    const exclusion = { subject: 'EXCLUSION', ground: 'MALICIOUS', reason, evidence };
    const sent = { commandId, whistleId, summons: 1, ...exclusion };
    const first = await mutate('fileAppeal', street, sent);
    const again = await mutate('fileAppeal', street, sent);
    expect(first.result).toMatchObject({ deduplicated: false, events: ['AppealFiled'] });
    expect(again.result).toMatchObject({ deduplicated: true });
  });
});

describe('given a refusal', () => {
  const refusal = async (...[name, as, input]: Parameters<typeof mutate>) =>
    (await mutate(name, as, input)).result;
  const duty = { subject: 'DUTY', reason };

  it('when it is too early, then it says which way is open instead', async () => {
    const one = { whistleId: await scene.raised(), summons: 1 };
    expect(await refusal('fileAppeal', chengguan, { ...one, ...duty })).toMatchObject({
      code: 'APPEAL_TOO_EARLY',
      message:
        '该部门的召集尚未结束；认为非本单位职责，请退哨（declineSummons），结束后仍有异议再申诉',
    });
  });

  it('when the window of the period has passed, then it names its end', async () => {
    const one = { whistleId: await scene.raised(), summons: 1 };
    const exclusion = { subject: 'EXCLUSION', ground: 'DUPLICATE', reason, evidence };
    windowEnd = '2026-11-16T01:00:00.000Z';
    expect(await refusal('fileAppeal', street, { ...one, ...exclusion })).toMatchObject({
      code: 'APPEAL_TOO_LATE',
      message: '申诉期限至 2026-11-16 09:00，已过期限，不再受理',
    });
  });

  it('when the time cannot be, or somebody else decides, then it says why', async () => {
    const one = { whistleId: await scene.raised(), summons: 1 };
    scene.later(30);
    const claimedAt = '2026-11-15T10:00:00+08:00';
    const contest = {
      ...one,
      subject: 'TIMESTAMP',
      clock: 'ACKNOWLEDGE',
      claimedAt,
      reason,
      evidence,
    };
    expect(await refusal('fileAppeal', chengguan, contest)).toMatchObject({
      code: 'APPEAL_TIME',
      message: expect.stringMatching(/^时间须在 2026-11-16 .* 与 2026-11-16 .* 之间$/),
    });
    expect(await refusal('fileAppeal', gongan, contest)).toMatchObject({
      code: 'NOT_YOUR_ORGANISATION',
      message: '须由城管局办理，您的单位不能操作',
    });
    const decide = { ...one, appeal: 1, outcome: 'UPHELD', reason: '属实' };
    expect(await refusal('decideAppeal', assessor, decide)).toMatchObject({
      code: 'APPEAL_NOT_FOUND',
      message: '该项召集没有第 1 项申诉',
    });
    const { errors } = await mutate('decideAppeal', centre, decide);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('given an input that is wrong', () => {
  const one = { whistleId: freshId(), summons: 1, reason, evidence };
  const wrongs: [string, object][] = [
    ['input.clock', { ...one, subject: 'TIMESTAMP', claimedAt: '2026-11-16T10:00:00+08:00' }],
    ['input.claimedAt', { ...one, subject: 'TIMESTAMP', clock: 'ARRIVE' }],
    ['input.ground', { ...one, subject: 'EXCLUSION' }],
    ['input.reason', { ...one, subject: 'DUTY', reason: '短' }],
  ];

  it.each(wrongs)('when %s is missing or wrong, then it is named', async (field, input) => {
    const { status, errors } = await mutate('fileAppeal', chengguan, input);
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });
});
