import { WHISTLE_COMMANDS } from '../domain/whistle.js';
import { SYSTEM_ACTOR } from '../domain/whistle.context.js';
import {
  type As,
  centre,
  chengguan,
  freshId,
  MutationScene,
  raising,
  street,
} from './testing/mutation-scene.js';
import { procedureRules } from './testing/procedure-rules.js';
import { WhistleCommands, whistleStream } from './whistle-commands.js';

const scene = new MutationScene();
const { mutate, raised } = scene;

beforeAll(() => scene.open(procedureRules()));
afterAll(() => scene.close());

const startsAt = '2026-11-17T09:00:00+08:00';
const calling = { summonses: [1, 2], startsAt, plan: '联合检查沿街排水' };
const concluding = {
  enforcement: 1,
  attended: ['chengguan'],
  findings: '三家商户违规排放',
  measures: '责令限期整改',
};
const merging = { into: freshId(), reason: '同一处外溢' };
const asking = { satisfaction: 4, channel: 'CALLBACK', comment: '已疏通' };

async function closed(): Promise<string> {
  const whistleId = await raised({ assisting: [] });
  const one = { whistleId, summons: 1 };
  await scene.play([
    ['reportResolution', chengguan, { ...one, summary: '已疏通管道' }],
    ['confirmResolution', street, one],
    ['closeWhistle', street, { whistleId, summary: '已经办结' }],
  ]);
  return whistleId;
}

describe('given a refusal', () => {
  const guangming: As = ['street', 'guangming'];
  const refusal = async (...[name, as, input]: Parameters<typeof mutate>) =>
    (await mutate(name, as, input)).result;

  it('when departments are still open or others decide, then it names them as people do', async () => {
    const whistleId = await raised();
    const closing = { whistleId, summary: '办结' };
    expect(await refusal('closeWhistle', street, closing)).toMatchObject({
      code: 'UNRESOLVED_SUMMONSES',
      message: '尚未核实办结：城管局、派出所',
    });
    expect(await refusal('closeWhistle', guangming, closing)).toMatchObject({
      code: 'NOT_YOUR_ORGANISATION',
      message: '须由新华街道办理，您的单位不能操作',
    });
    const late = { whistleId, summons: 1, person: '李队' };
    const other: As = ['department', 'paichusuo'];
    expect(await refusal('acknowledgeSummons', other, late)).toMatchObject({
      message: '须由城管局办理，您的单位不能操作',
    });
  });

  it('when the level is not theirs, then it is said in words', async () => {
    const community: As = ['community', 'heping'];
    expect(await refusal('raiseWhistle', community, raising)).toMatchObject({
      code: 'LEVEL_NOT_ALLOWED',
      message: '您的单位不能吹街道哨',
    });
  });

  it('when the whistle has ended, then it is said how, and what to do', async () => {
    const whistleId = await closed();
    const late = { whistleId, summons: 1, person: '李队' };
    expect(await refusal('acknowledgeSummons', chengguan, late)).toMatchObject({
      code: 'WHISTLE_NOT_OPEN',
      message: '该哨已结哨；要继续办理，请先重新打开（reopenWhistle）',
    });
  });
});

describe('given a whistle with two departments', () => {
  it('when they are called to a joint enforcement, then its result is recorded', async () => {
    const whistleId = await raised();
    const called = await mutate('callJointEnforcement', street, { whistleId, ...calling });
    expect(called.result).toMatchObject({ events: ['JointEnforcementCalled'] });
    const done = await mutate('concludeJointEnforcement', street, { whistleId, ...concluding });
    expect(done.result).toMatchObject({ events: ['JointEnforcementConcluded'] });
    const written = await scene.store.readStream(whistleStream(whistleId));
    expect(written.slice(-2).map(({ data }) => data)).toMatchObject([
      { departments: ['chengguan', 'gongan'], startsAt: '2026-11-17T01:00:00.000Z' },
      concluding,
    ]);
  });

  it('when it is merged into another one, then its departments are let go', async () => {
    const [whistleId, into] = [await raised(), await raised()];
    const { result } = await mutate('mergeWhistle', street, { ...merging, whistleId, into });
    expect(result).toMatchObject({ events: ['WhistleMerged'] });
    const late = { whistleId, summons: 1, person: '李队' };
    const refused = await mutate('acknowledgeSummons', chengguan, late);
    expect(refused.result).toMatchObject({ code: 'WHISTLE_NOT_OPEN' });
  });

  it('when the resident is asked after its end, then that is recorded once', async () => {
    const whistleId = await closed();
    const { result } = await mutate('recordResidentSatisfaction', street, { whistleId, ...asking });
    expect(result).toMatchObject({ events: ['ResidentSatisfactionRecorded'] });
    const again = await mutate('recordResidentSatisfaction', centre, { whistleId, ...asking });
    expect(again.result).toMatchObject({ code: 'RESIDENT_ALREADY_ASKED' });
  });

  it('when the domain refuses, then nothing is written and the code says why', async () => {
    const whistleId = await raised();
    const alone = { ...calling, summonses: [1, 9] };
    const elsewhere: As = ['street', 'guangming'];
    const refusals: [string, As, object, string][] = [
      ['callJointEnforcement', street, alone, 'SUMMONS_NOT_FOUND'],
      ['callJointEnforcement', elsewhere, calling, 'NOT_YOUR_ORGANISATION'],
      ['concludeJointEnforcement', street, concluding, 'ENFORCEMENT_NOT_FOUND'],
      ['mergeWhistle', street, merging, 'MERGE_TARGET_UNKNOWN'],
      ['mergeWhistle', street, { ...merging, into: whistleId }, 'MERGE_TARGET_UNKNOWN'],
      ['recordResidentSatisfaction', street, asking, 'WHISTLE_NOT_CLOSED'],
    ];
    const before = await scene.store.head();
    for (const [name, as, fields, code] of refusals) {
      const { result } = await mutate(name, as, { whistleId, ...fields });
      expect([name, result?.['code']]).toEqual([name, code]);
    }
    for (const [name] of refusals) {
      const fields = { callJointEnforcement: calling, concludeJointEnforcement: concluding };
      const input = { mergeWhistle: merging, recordResidentSatisfaction: asking, ...fields };
      const own = { whistleId, ...input[name as keyof typeof input] };
      const { errors } = await mutate(name, chengguan, own);
      expect([name, errors?.[0]?.extensions['code']]).toEqual([name, 'FORBIDDEN']);
    }
    expect(await scene.store.head()).toBe(before);
  });
});

describe('given an input that is wrong', () => {
  const many = Array.from({ length: 21 }, (_, i) => i + 1);
  it.each([
    ['callJointEnforcement', 'input.summonses', { ...calling, summonses: [1] }],
    ['callJointEnforcement', 'input.summonses', { ...calling, summonses: [1, 1] }],
    ['callJointEnforcement', 'input.summonses', { ...calling, summonses: [0, 1] }],
    ['callJointEnforcement', 'input.summonses', { ...calling, summonses: many }],
    ['callJointEnforcement', 'input.plan', { ...calling, plan: '查' }],
    ['concludeJointEnforcement', 'input.enforcement', { ...concluding, enforcement: 0 }],
    ['concludeJointEnforcement', 'input.attended', { ...concluding, attended: ['?'] }],
    ['concludeJointEnforcement', 'input.attended', { ...concluding, attended: ['a', 'a'] }],
    ['concludeJointEnforcement', 'input.findings', { ...concluding, findings: '  ' }],
    ['concludeJointEnforcement', 'input.measures', { ...concluding, measures: '无' }],
    ['mergeWhistle', 'input.into', { ...merging, into: '1' }],
    ['mergeWhistle', 'input.reason', { ...merging, reason: '' }],
    ['recordResidentSatisfaction', 'input.satisfaction', { ...asking, satisfaction: 6 }],
    ['recordResidentSatisfaction', 'input.comment', { ...asking, comment: ' ' }],
  ])(
    'when %s is sent with a wrong %s, then the field is named and nothing is written',
    async (name, field, wrong) => {
      const before = await scene.store.head();
      const { status, errors } = await mutate(name, street, { whistleId: freshId(), ...wrong });
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
      expect(await scene.store.head()).toBe(before);
    },
  );

  it('when a time is none, then the message names the field', async () => {
    const before = await scene.store.head();
    for (const wrong of ['明天上午', '2026-11-17', '2026-11-17T09:00:00', '2026-13-01T09:00:00Z']) {
      const input = { whistleId: freshId(), ...calling, startsAt: wrong };
      const { status, errors } = await mutate('callJointEnforcement', street, input);
      expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'INVALID_INPUT']);
      expect(errors?.[0]?.message).toContain('input.startsAt');
    }
    expect(await scene.store.head()).toBe(before);
  });
});

describe('given the commands of the whistle', () => {
  const CLOCKS_OWN = [
    'WarnOfDeadline',
    'MissDeadline',
    'ClimbLadder',
    'EndPause',
    'RebaseDueTimes',
  ];

  it('when people may send it, then it is a mutation; what the clock sends is none', async () => {
    const { data } = await scene.send('{ __type(name: "Mutation") { fields { name } } }', street);
    const { fields } = data?.['__type'] as { fields: { name: string }[] };
    const mutations = fields.map(({ name }) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    expect(WHISTLE_COMMANDS.filter((command) => !mutations.includes(command)).sort()).toEqual(
      [...CLOCKS_OWN].sort(),
    );
  });

  it('when the clock fires a deadline twice, then it is in the log once, with its cause', async () => {
    const whistleId = await raised();
    const stream = whistleStream(whistleId);
    const [, summoned] = await scene.store.readStream(stream);
    const { clocks } = summoned?.data as { clocks: { resolve: { dueAt: string } } };
    const { dueAt } = clocks.resolve;
    const command = { type: 'MissDeadline', summons: 1, clock: 'resolve', dueAt } as const;
    const causationId = String(summoned?.id);
    scene.later(15 * 24 * 60);
    const fire = (commandId: string) =>
      scene.app
        .get(WhistleCommands)
        .handle({ whistleId, command, delivery: { actor: SYSTEM_ACTOR, commandId, causationId } });
    const commandId = freshId();
    const first = await fire(commandId);
    expect(first.outcome).toMatchObject({ outcome: 'accepted', deduplicated: false });
    expect((await fire(commandId)).outcome).toMatchObject({ deduplicated: true });
    expect((await fire(freshId())).outcome).toMatchObject({ outcome: 'accepted', events: [] });
    const fired = (await scene.store.readStream(stream)).filter(
      ({ type }) => type === 'DeadlineMissed',
    );
    expect(fired).toMatchObject([{ metadata: { causationId, actor: { role: 'system' } } }]);
  });
});

describe('given a community', () => {
  it('when it claims its street’s level, then it is refused', async () => {
    const community: As = ['community', 'heping'];
    const claimed = await mutate('raiseWhistle', community, raising);
    expect(claimed.result).toMatchObject({ code: 'LEVEL_NOT_ALLOWED' });
    const own = await mutate('raiseWhistle', community, { ...raising, level: 'COMMUNITY' });
    expect(own.result).toMatchObject({ __typename: 'WhistleAccepted' });
  });
});
