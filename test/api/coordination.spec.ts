import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openLog } from '#runtime';

import { appoint, as, DISTRICT, foundDistrict, type Username } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const days = (value: number) => ({ value, unit: '工作日' });
/** Everything that needs somebody's decision. */
const RULES = {
  pack: 'strict',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  workingHours: [['09:00', '17:00']],
  kinds: [
    {
      kind: 'strict',
      name: '攻坚哨',
      levels: ['community'],
      limits: { acknowledge: days(1), contact: days(1), resolve: days(5), overall: days(9) },
      review: { by: 'street', post: '主任', limit: days(1) },
      dispatch: { by: 'command-centre', limit: days(1) },
      decline: { window: days(2), ruling: days(1) },
      extension: { most: days(5), by: 'command-centre' },
      pause: { by: 'command-centre', most: days(5) },
    },
  ],
};

const WHISTLE = `query ($id: ID!, $at: String) { whistle(id: $id, afterPosition: $at) {
  status stage mergedInto previous gate { clock by post dueAt overdue }
  call { lead { name } assisting { id } } initiators { name }
  related { relation whistleId status stage title }
  enforcements { enforcement departments { name } concludedAt attended { name } }
  residentSatisfaction { satisfaction channel } cards { clock colour dueAt }
  summonses { summons department rule status contactedAt declineUntil released
    decline { outcome legalBasis rulingDueAt ruledBecause replacement { name } }
    extensions { by outcome extension { value unit } answeredAt }
    supervisions { step cause } cards { clock colour } pauses { until approvedBy reason }
    clocks { name verdict } } } }`;

interface Shown {
  readonly whistle: Readonly<Record<string, unknown>> & {
    readonly summonses: readonly Readonly<Record<string, unknown>>[];
  };
}

describe('given a served district whose rules ask for every decision', () => {
  let served: Served;
  const clients = new Map<Username, Client>();
  let position = '';

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const rules = join(dataDir, 'rules', 'whistle');
    mkdirSync(rules, { recursive: true });
    writeFileSync(join(rules, 'strict@1.json'), JSON.stringify(RULES));
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await appoint(log, 'street', ['主任']);
    await log.close();
    served = await serveApi({ dataDir, env: { ...PLAIN, RULE_PACK: 'strict' } });
    for (const name of ['street', 'community', 'dept-1', 'dept-2', 'centre'] as const)
      clients.set(name, await as(served.url, name));
  }, 60_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(served.dataDir);
  });

  const ask = <Data>(who: Username, query: string, variables: object = {}) =>
    clients.get(who)!.ask<Data>(query, variables);

  /** Sends a mutation that must take effect; gives the id of what it is about. */
  async function act(who: Username, name: string, input: object): Promise<string> {
    const meeting = /Meeting|Attendance|Minutes/.test(name);
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const id = meeting ? 'meetingId' : 'whistleId';
    const accepted = meeting ? 'JointMeetingAccepted' : 'WhistleAccepted';
    const query = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename
      ... on ${accepted} { ${id} position } ... on Rejection { code message } } }`;
    const { result } = await ask<{ result: Record<string, string> }>(who, query, { input });
    if (result['__typename'] !== accepted) throw new Error(`${name}: ${JSON.stringify(result)}`);
    position = result['position'] ?? '';
    return result[id] ?? '';
  }

  const call = { lead: 'dept-1', assisting: ['dept-2'], informed: [] };
  const blow = (fields: object = {}) =>
    act('community', 'raiseWhistle', {
      kind: 'strict',
      level: 'COMMUNITY',
      title: '新河路污水外溢',
      description: '污水井反涌',
      place: {
        address: '新河路 18 号',
        regionCode: '990101001001',
        longitude: 116.3,
        latitude: 39.9,
      },
      category: '01',
      channel: 'GRID_PATROL',
      street: DISTRICT.street,
      ...call,
      ...fields,
    });
  async function sounded(fields: object = {}): Promise<string> {
    const whistleId = await blow(fields);
    await act('street', 'approveWhistle', { whistleId });
    await act('centre', 'dispatchWhistle', { whistleId, ...call });
    return whistleId;
  }
  const shown = async (id: string, who: Username = 'centre') =>
    (await ask<Shown>(who, WHISTLE, { id, at: position })).whistle;
  async function waiting(filter = ''): Promise<object[]> {
    const query = `query ($at: String) { commandCentreWorkList(afterPosition: $at ${filter}) {
      freshness { reached } edges { node {
        task authority whistleId summons departmentName reason overdue } } } }`;
    type List = { commandCentreWorkList: { edges: { node: object }[] } };
    const { commandCentreWorkList } = await ask<List>('centre', query, { at: position });
    return commandCentreWorkList.edges.map(({ node }) => node);
  }

  it('when a whistle is blown, then it goes from list to list until it has sounded', async () => {
    const whistleId = await blow();
    expect(await shown(whistleId, 'street')).toMatchObject({
      status: 'OPEN',
      stage: 'REVIEW',
      summonses: [],
      gate: { clock: 'REVIEW', by: 'STREET', post: '主任', overdue: false },
      call: { lead: { name: '第1局' }, assisting: [{ id: 'dept-2' }] },
    });
    expect(await waiting()).toMatchObject([{ task: 'REVIEW', authority: 'STREET', whistleId }]);
    const stages = `query ($at: String) { streetWorkList(street: "${DISTRICT.street}",
      afterPosition: $at, filter: { stages: [REVIEW, DISPATCH] }) { edges { node { stage } } } }`;
    expect(await ask('street', stages, { at: position })).toEqual({
      streetWorkList: { edges: [{ node: { stage: 'REVIEW' } }] },
    });
    await act('street', 'approveWhistle', { whistleId });
    expect(await waiting('filter: { authority: COMMAND_CENTRE }')).toMatchObject([
      { task: 'DISPATCH', whistleId },
    ]);
    await act('centre', 'dispatchWhistle', { whistleId, ...call });
    expect(await waiting()).toEqual([]);
    expect(await shown(whistleId)).toMatchObject({ stage: 'SOUNDED', gate: null });
  });

  it('when departments decline, then rulings are made, told and found again', async () => {
    const whistleId = await sounded({ title: '雨水井盖缺失' });
    const legalBasis = '城镇排水与污水处理条例第三十条';
    const declined = { whistleId, summons: 2, reason: '非本局职责', legalBasis };
    await act('dept-2', 'declineSummons', declined);
    expect(await waiting()).toMatchObject([
      {
        task: 'RULING',
        whistleId,
        summons: 2,
        departmentName: '第2局',
        reason: `非本局职责（依据：${legalBasis}）`,
      },
    ]);
    const mine = `query ($at: String) { departmentWorkList(department: "dept-2", afterPosition: $at) {
      edges { node { whistleId declined card supervision } } } }`;
    const { departmentWorkList } = await ask<{ departmentWorkList: { edges: object[] } }>(
      ...(['dept-2', mine, { at: position }] as const),
    );
    expect(departmentWorkList.edges).toContainEqual({
      node: { whistleId, declined: true, card: null, supervision: null },
    });
    const upheld = { whistleId, summons: 2, reason: '管网属第3局', replacement: 'dept-3' };
    await act('centre', 'upholdDecline', upheld);
    expect((await shown(whistleId)).summonses[1]).toMatchObject({
      released: 'REPLACED',
      rule: 'strict@1',
      decline: { outcome: 'UPHELD', legalBasis, replacement: { name: '第3局' } },
    });
    const search = `query ($at: String) { declinePrecedents(search: "井盖 排水", outcome: UPHELD,
      afterPosition: $at) { edges { node { departmentName replacementName rulingReason } } } }`;
    const strangers = await ask('dept-1', search, { at: position });
    expect(strangers).toEqual({ declinePrecedents: { edges: [] } });
    expect(await ask('dept-2', search, { at: position })).toEqual({
      declinePrecedents: {
        edges: [
          {
            node: {
              departmentName: '第2局',
              replacementName: '第3局',
              rulingReason: '管网属第3局',
            },
          },
        ],
      },
    });
  });

  it('when time is asked for and the matter escalated, then all of it stays on the record', async () => {
    const whistleId = await sounded();
    const one = { whistleId, summons: 1 };
    await act('dept-1', 'contactStreet', { ...one, person: '李队' });
    await act('dept-1', 'requestExtension', { ...one, extension: days(2), reason: '等待管件' });
    expect(await waiting()).toMatchObject([{ task: 'EXTENSION', whistleId, reason: '等待管件' }]);
    await act('centre', 'grantExtension', one);
    await act('centre', 'superviseSummons', { ...one, step: 'ESCALATION', reason: '久拖不决' });
    expect(await waiting()).toMatchObject([{ task: 'ESCALATED', whistleId }]);
    await act('centre', 'pauseClock', { ...one, reason: '等待管件到货' });
    const enforcement = { summonses: [1, 2], startsAt: '2027-01-05T09:00:00+08:00' };
    await act('street', 'callJointEnforcement', { whistleId, ...enforcement, plan: '联合检查' });
    const found = await shown(whistleId, 'dept-1');
    expect(found['enforcements']).toEqual([
      {
        enforcement: 1,
        departments: [{ name: '第1局' }, { name: '第2局' }],
        concludedAt: null,
        attended: [],
      },
    ]);
    expect(found.summonses[0]).toMatchObject({
      contactedAt: expect.stringMatching(/\+08:00$/) as string,
      extensions: [{ by: 'COMMAND_CENTRE', outcome: 'GRANTED', extension: { value: 2 } }],
      supervisions: [{ step: 'ESCALATION', cause: 'PERSON' }],
      // The account that approved it is for its colleagues.
      pauses: [{ approvedBy: null, until: expect.any(String) as string }],
    });
    await act('street', 'withdrawWhistle', { whistleId, reason: '已由他途解决' });
    expect(await waiting()).toEqual([]);
  });

  it('when the same problem comes again, then its whistles are linked both ways', async () => {
    const first = await sounded({ title: '首次外溢' });
    const again = await blow({ title: '再次外溢', previous: [first] });
    await act('street', 'mergeWhistle', { whistleId: again, into: first, reason: '同一问题' });
    expect(await shown(again)).toMatchObject({
      status: 'MERGED',
      mergedInto: first,
      previous: [first],
      gate: null,
    });
    const { related } = await shown(first);
    expect(related).toHaveLength(2);
    expect(related).toEqual(
      expect.arrayContaining(
        ['FOLLOWED_BY', 'MERGED_FROM'].map((relation) => ({
          relation,
          whistleId: again,
          status: 'MERGED',
          title: '再次外溢',
          stage: expect.any(String) as string,
        })),
      ),
    );
  });

  it('when a joint meeting is held about it, then its whistle leads there', async () => {
    const whistle = await sounded();
    const meetingId = await act('street', 'callMeeting', {
      level: 'STREET',
      title: '污水专题会',
      whistles: [whistle],
      invited: ['dept-1'],
      startsAt: '2027-01-05T14:00:00+08:00',
      place: '三楼',
      agenda: '权属',
    });
    await act('street', 'recordAttendance', {
      meetingId,
      organisation: 'dept-1',
      persons: ['王局'],
    });
    await act('street', 'decideAtMeeting', { meetingId, decision: '由第1局牵头', whistle });
    await act('centre', 'fileMinutes', { meetingId, text: '议定由第1局牵头。' });
    const query = `query ($id: ID!, $at: String) { jointMeetings(whistle: $id, afterPosition: $at) {
      edges { node { id status decisions { no decision } } } } }`;
    const meetings = (who: Username) => ask(who, query, { id: whistle, at: position });
    const decisions = [{ no: 1, decision: '由第1局牵头' }];
    const edges = [{ node: { id: meetingId, status: 'CONCLUDED', decisions } }];
    for (const who of ['community', 'dept-1', 'centre'] as const)
      expect(await meetings(who)).toEqual({ jointMeetings: { edges } });
    expect(await meetings('dept-2')).toEqual({ jointMeetings: { edges: [] } });
  });
});
