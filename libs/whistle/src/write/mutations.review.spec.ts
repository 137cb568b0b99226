import {
  type As,
  centre,
  chengguan,
  freshId,
  head,
  MutationScene,
  raising,
  street,
} from './testing/mutation-scene.js';
import { procedureRules } from './testing/procedure-rules.js';
import { whistleStream } from './whistle-commands.js';

const scene = new MutationScene();
const { mutate, raised } = scene;

beforeAll(() => scene.open(procedureRules()));
afterAll(() => scene.close());

const reviewer = { name: '赵敏', post: '主要负责人', account: 'xinhua-head' };
const call = { lead: 'chengguan', assisting: ['shuiwu'] };
const colleague: As = ['street', 'xinhua', 'xinhua-other'];
const community: As = ['community', 'heping'];

async function underReview(): Promise<string> {
  return raised({ kind: 'strict' });
}
async function returned(): Promise<string> {
  const whistleId = await underReview();
  await scene.play([['returnWhistle', head, { whistleId, reason: '地点不详' }]]);
  return whistleId;
}
async function toDispatch(): Promise<string> {
  const whistleId = await underReview();
  await scene.play([['approveWhistle', head, { whistleId }]]);
  return whistleId;
}

describe('given a kind that is reviewed and dispatched', () => {
  it('when it is blown, then nobody is summoned and the review has a due time', async () => {
    const { result } = await mutate('raiseWhistle', street, { ...raising, kind: 'strict' });
    expect(result).toMatchObject({
      events: ['WhistleRaised'],
      stage: 'REVIEW',
      summonses: [],
      gateDueAt: '2026-11-16T12:00:00.000+08:00',
    });
  });

  it('when it goes the long way round, then each step answers where it stands', async () => {
    const whistleId = await underReview();
    const steps: [string, As, object, string, string[]][] = [
      ['returnWhistle', head, { reason: '地点不详' }, 'RETURNED', ['WhistleReturned']],
      ['resubmitWhistle', street, { note: '已补地点', ...call }, 'REVIEW', ['WhistleResubmitted']],
      ['approveWhistle', head, { comment: '同意' }, 'DISPATCH', ['WhistleApproved']],
      ['returnWhistle', centre, { reason: '部门不明' }, 'RETURNED', ['WhistleReturned']],
      ['resubmitWhistle', street, { note: '已改部门', ...call }, 'REVIEW', ['WhistleResubmitted']],
      ['approveWhistle', head, { comment: null }, 'DISPATCH', ['WhistleApproved']],
      [
        ...(['dispatchWhistle', centre] as const),
        { lead: 'shuiwu', assisting: ['gongan'] },
        'SOUNDED',
        ['WhistleDispatched', 'DepartmentSummoned', 'DepartmentSummoned'],
      ],
    ];
    for (const [name, as, fields, stage, events] of steps) {
      const { result, errors } = await mutate(name, as, { whistleId, ...fields });
      expect([name, errors, result]).toMatchObject([name, undefined, { stage, events }]);
    }
    const written = await scene.store.readStream(whistleStream(whistleId));
    expect(written.find(({ type }) => type === 'WhistleApproved')?.data).toMatchObject({
      reviewer,
      comment: '同意',
      dispatch: { by: 'command-centre' },
    });
    expect(written.at(-2)?.data).toMatchObject({ department: 'shuiwu', cause: 'dispatched' });
  });

  it('when a step is not theirs or not its turn, then the refusal says why', async () => {
    const inReview = await underReview();
    const waiting = await toDispatch();
    const back = await returned();
    const refusals: [string, As, object, string][] = [
      ['approveWhistle', street, { whistleId: inReview }, 'SELF_REVIEW'],
      ['approveWhistle', colleague, { whistleId: inReview }, 'REVIEWER_POST'],
      ['approveWhistle', centre, { whistleId: inReview }, 'REVIEWER_POST'],
      ['approveWhistle', head, { whistleId: waiting }, 'NOT_IN_REVIEW'],
      ['returnWhistle', head, { whistleId: waiting, reason: '不妥' }, 'NOT_YOUR_ORGANISATION'],
      ['returnWhistle', head, { whistleId: back, reason: '不妥' }, 'NOT_RETURNABLE'],
      ['resubmitWhistle', street, { whistleId: waiting, note: '已改', ...call }, 'NOT_RETURNED'],
      ['dispatchWhistle', centre, { whistleId: inReview, ...call }, 'NOT_AWAITING_DISPATCH'],
      ['dispatchWhistle', centre, { whistleId: waiting, lead: 'nobody' }, 'DEPARTMENT_UNKNOWN'],
      ['dispatchWhistle', centre, { whistleId: freshId(), ...call }, 'WHISTLE_NOT_FOUND'],
    ];
    for (const [name, as, input, code] of refusals) {
      const before = await scene.store.head();
      const { result } = await mutate(name, as, input);
      expect([name, result?.['code'], await scene.store.head()]).toEqual([name, code, before]);
    }
  });

  it('when the role is another one, then it is forbidden', async () => {
    const whistleId = await underReview();
    const forbidden: [string, As, object][] = [
      ['approveWhistle', community, { whistleId }],
      ['returnWhistle', chengguan, { whistleId, reason: '不妥' }],
      ['resubmitWhistle', chengguan, { whistleId, note: '已改', ...call }],
      ['dispatchWhistle', street, { whistleId, ...call }],
    ];
    for (const [name, as, input] of forbidden) {
      const { errors } = await mutate(name, as, input);
      expect([name, errors?.[0]?.extensions['code']]).toEqual([name, 'FORBIDDEN']);
    }
  });
});

describe('given a whistle about a problem that was whistled before', () => {
  it('when it names the earlier ones, then the event keeps them', async () => {
    const previous = [await raised(), await raised()];
    const whistleId = await raised({ previous });
    const [first] = await scene.store.readStream(whistleStream(whistleId));
    expect(first?.data).toMatchObject({ previous });
  });

  it('when one of them does not exist, then it is refused', async () => {
    const unknown = await mutate('raiseWhistle', street, { ...raising, previous: [freshId()] });
    expect(unknown.result).toMatchObject({ code: 'PREVIOUS_UNKNOWN' });
  });
});

describe('given an input that is wrong', () => {
  const id = freshId();
  const wrongs: [string, As, string, object][] = [
    ['raiseWhistle', street, 'input.previous', { ...raising, previous: ['1'] }],
    ['raiseWhistle', street, 'input.previous', { ...raising, previous: [id, id] }],
    ['approveWhistle', head, 'input.comment', { whistleId: id, comment: '长'.repeat(501) }],
    ['returnWhistle', head, 'input.reason', { whistleId: id, reason: '短' }],
    ['returnWhistle', head, 'input.whistleId', { whistleId: '1', reason: '地点不详' }],
    ['resubmitWhistle', street, 'input.note', { whistleId: id, note: '  ', ...call }],
    [
      'resubmitWhistle',
      street,
      'input.lead',
      { whistleId: id, note: '已补', lead: 'x'.repeat(65) },
    ],
    ['dispatchWhistle', centre, 'input.assisting', { whistleId: id, lead: 'a', assisting: ['?'] }],
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
