import {
  centre,
  chengguan,
  director,
  head,
  MutationScene,
  raising,
  secretary,
  street,
} from './testing/mutation-scene.js';
import { procedureRules } from './testing/procedure-rules.js';
import { whistleStream } from './whistle-commands.js';

const scene = new MutationScene();
const { mutate } = scene;

beforeAll(() => scene.open(procedureRules()));
afterAll(() => scene.close());

const initiated = { ...raising, kind: 'initiated' };
const eventsOf = async (whistleId: unknown) =>
  scene.store.readStream(whistleStream(String(whistleId)));

describe('given a kind that two leaders start', () => {
  it('when a clerk blows, then it waits for both, and each signs with name and post of the account', async () => {
    const blown = await mutate('raiseWhistle', street, initiated);
    expect(blown.result).toMatchObject({ stage: 'INITIATION', summonses: [], gateDueAt: null });
    const whistleId = blown.result?.['whistleId'];
    scene.later(30);
    const first = await mutate('confirmInitiative', director, { whistleId });
    expect(first.result).toMatchObject({ stage: 'INITIATION', events: ['InitiativeConfirmed'] });
    const again = await mutate('confirmInitiative', director, { whistleId });
    expect(again.result).toMatchObject({ stage: 'INITIATION', events: [] });
    const second = await mutate('confirmInitiative', secretary, { whistleId });
    expect(second.result).toMatchObject({
      stage: 'SOUNDED',
      events: ['InitiativeConfirmed', 'DepartmentSummoned', 'DepartmentSummoned'],
    });
    expect((await eventsOf(whistleId)).slice(1, 3).map(({ data }) => data)).toMatchObject([
      { initiators: [{ name: '孙平', post: '主任', account: 'xinhua-director' }] },
      { initiators: [{ name: '钱立', post: '党工委书记', account: 'xinhua-secretary' }] },
    ]);
  });

  it('when one of them blows, then only the other is awaited', async () => {
    const { result } = await mutate('raiseWhistle', secretary, initiated);
    const [raised] = await eventsOf(result?.['whistleId']);
    expect(raised?.data).toMatchObject({
      initiators: [{ name: '钱立', post: '党工委书记', account: 'xinhua-secretary' }],
      initiation: { awaiting: ['主任'], applicant: 'xinhua-secretary' },
    });
  });

  it('when an API key of a leader blows or confirms, then nobody has signed', async () => {
    const key = await scene.keyOf(secretary);
    const blown = await mutate('raiseWhistle', key, initiated);
    const whistleId = blown.result?.['whistleId'];
    const [raised] = await eventsOf(whistleId);
    expect(raised?.metadata.actor.account).toBe('xinhua-secretary');
    expect(raised?.data).not.toHaveProperty('initiators');
    expect(raised?.data).toMatchObject({ initiation: { awaiting: ['党工委书记', '主任'] } });
    const { errors } = await mutate('confirmInitiative', key, { whistleId });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await eventsOf(whistleId)).toHaveLength(1);
    await mutate('returnWhistle', secretary, { whistleId, reason: '重新提交' });
    const again = { whistleId, note: '已补', lead: 'chengguan' };
    const resubmitted = await mutate('resubmitWhistle', key, again);
    expect(resubmitted.result).toMatchObject({ stage: 'INITIATION' });
    expect((await eventsOf(whistleId)).at(-1)?.data).not.toHaveProperty('initiators');
  });

  it('when it is not for them, then the refusal says who has to sign', async () => {
    const { result } = await mutate('raiseWhistle', street, initiated);
    const whistleId = result?.['whistleId'];
    const before = await scene.store.head();
    for (const who of [street, head]) {
      const refused = await mutate('confirmInitiative', who, { whistleId });
      expect(refused.result).toMatchObject({
        __typename: 'NotYoursRejection',
        code: 'INITIATOR_POST',
        message: '须由党工委书记、主任本人登录办理；职务由管理员在账号上设定',
      });
    }
    for (const who of [centre, chengguan]) {
      const { errors } = await mutate('confirmInitiative', who, { whistleId });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    expect(await scene.store.head()).toBe(before);
  });

  it('when a name is typed, then no field takes it', async () => {
    const initiators = [{ name: '孙平', post: '主任' }];
    const blown = await mutate('raiseWhistle', street, { ...initiated, initiators });
    expect(blown).toMatchObject({ status: 400, errors: [{ extensions: {} }] });
    const reviewer = { name: '赵敏', post: '主要负责人' };
    const whistleId = await scene.raised({ kind: 'strict' });
    expect(await mutate('approveWhistle', street, { whistleId, reviewer })).toMatchObject({
      status: 400,
    });
  });
});
