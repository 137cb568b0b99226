import { randomUUID } from 'node:crypto';

import { openLog } from '#runtime';

import { as, DISTRICT, foundDistrict, tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import type { Client } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const ACCEPTED =
  '__typename ... on WhistleAccepted { whistleId revision position deduplicated events } ... on Rejection { code message }';

interface Result {
  readonly __typename: string;
  readonly whistleId: string;
  readonly revision: number;
  readonly position: string;
  readonly deduplicated: boolean;
  readonly events: string[];
  readonly code: string;
  readonly message: string;
}

const nameOf = (mutation: string) => `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;

/** Sends one command; the name of the mutation is the name of the command. */
async function send(client: Client, mutation: string, input: object): Promise<Result> {
  const query = `mutation ($input: ${nameOf(mutation)}!) { ${mutation}(input: $input) { ${ACCEPTED} } }`;
  return (await client.ask<Record<string, Result>>(query, { input }))[mutation]!;
}

const raising = (more: object = {}) => ({
  kind: 'routine',
  level: 'STREET',
  title: '建设街路口污水外溢',
  description: '雨后污水井反涌，需要排水与市政到场处置。',
  place: { address: '建设街 1 号', regionCode: '990101001001', longitude: 116.3, latitude: 39.9 },
  category: '01',
  channel: 'GRID_PATROL',
  contact: { name: '李女士', phone: '13800000000' },
  street: DISTRICT.street,
  lead: 'dept-1',
  assisting: ['dept-2'],
  informed: [],
  ...more,
});

const month = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
const evidence = EVIDENCE;
const scores = { satisfaction: 5, responseSpeed: 4, cooperation: 5, implementation: 4 };

describe('given a served district', () => {
  let served: Served;
  let street: Client;
  let lead: Client;
  let assist: Client;
  let assessor: Client;

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: PLAIN });
    [street, lead, assist, assessor] = await Promise.all([
      as(served.url, 'street'),
      as(served.url, 'dept-1'),
      as(served.url, 'dept-2'),
      as(served.url, 'assessor'),
    ]);
    for (const who of ['dept-1', 'dept-2'] as const)
      await sendPhoto(served.url, await tokenOf(served.url, who));
  }, 60_000);

  afterAll(async () => {
    expect(await served.stop()).toBe(0);
    removeFolder(served.dataDir);
  });

  it('when a whistle is blown and answered, then the score shows it', async () => {
    const raised = await send(street, 'raiseWhistle', raising());
    expect(raised.events).toEqual(['WhistleRaised', 'DepartmentSummoned', 'DepartmentSummoned']);
    const { whistleId } = raised;
    for (const [client, summons] of [
      [lead, 1],
      [assist, 2],
    ] as const) {
      const on = { whistleId, summons };
      await send(client, 'acknowledgeSummons', { ...on, person: '王工' });
      await send(client, 'arriveOnSite', { ...on, person: '王工', evidence });
      await send(street, 'confirmArrival', on);
      await send(client, 'reportResolution', { ...on, summary: '已疏通', evidence });
      await send(street, 'confirmResolution', on);
      expect(await send(street, 'rateDepartment', { ...on, ...scores })).toMatchObject({
        events: ['DepartmentRated'],
      });
    }
    const closed = await send(street, 'closeWhistle', { whistleId, summary: '已办结' });
    expect(closed.events).toEqual(['WhistleClosed']);

    type Sheet = {
      scorecards: {
        freshness: { reached: boolean };
        cards: { department: string; total: number; sample: number }[];
        unscored: { department: string }[];
      };
    };
    const sheet = await assessor.ask<Sheet>(
      `query ($month: String!, $position: String!) {
         scorecards(month: $month, afterPosition: $position) {
           freshness { reached } unscored { department }
           cards { department kind total sample rank boardSize rule { pack digest } } } }`,
      { month: month(), position: closed.position },
    );
    expect(sheet.scorecards.freshness.reached).toBe(true);
    expect(sheet.scorecards.cards.find(({ department }) => department === 'dept-1')).toMatchObject({
      kind: 'DEPARTMENT',
      total: 100,
      sample: 1,
      rank: null,
      boardSize: 0,
      rule: { pack: 'three-rates', digest: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown },
    });
    expect(sheet.scorecards.unscored).toEqual([]);
  });

  it('when a rating is contested and the assessment agrees, then the score shows that as well', async () => {
    const totalAfter = async (position: string): Promise<number | undefined> => {
      type Sheet = { scorecards: { cards: { department: string; total: number }[] } };
      const sheet = `query ($month: String!, $position: String!) {
        scorecards(month: $month, afterPosition: $position) { cards { department total } } }`;
      const { scorecards } = await assessor.ask<Sheet>(sheet, { month: month(), position });
      return scorecards.cards.find(({ department }) => department === 'dept-2')?.total;
    };
    const called = raising({ lead: 'dept-2', assisting: [] });
    const { whistleId } = await send(street, 'raiseWhistle', called);
    const on = { whistleId, summons: 1 };
    await send(assist, 'acknowledgeSummons', { ...on, person: '王工' });
    await send(assist, 'arriveOnSite', { ...on, person: '王工', evidence });
    await send(assist, 'reportResolution', { ...on, summary: '已疏通', evidence });
    await send(street, 'confirmResolution', on);
    const rated = await send(street, 'rateDepartment', { ...on, ...scores, satisfaction: 1 });
    // One of two ratings is satisfied: 30 + 35 + 35 × 1/2.
    expect(await totalAfter(rated.position)).toBe(82.5);
    const why = { reason: '当日已办结，街道评分与核实意见不符' };
    const filed = await send(assist, 'fileAppeal', { ...on, subject: 'RATING', ...why });
    expect(filed.events).toEqual(['AppealFiled']);
    const listed = await assessor.ask<object>(
      `query ($position: String!) { appeals(afterPosition: $position) { edges { node {
         whistleId appeal departmentName filedByName subject outcome } } } }`,
      { position: filed.position },
    );
    const names = { departmentName: '第2局', filedByName: '第2局' };
    const node = { whistleId, appeal: 1, ...names, subject: 'RATING', outcome: 'PENDING' };
    expect(listed).toEqual({ appeals: { edges: [{ node }] } });
    const decision = { ...on, appeal: 1, outcome: 'UPHELD', reason: '核实意见可证' };
    const decided = await send(assessor, 'decideAppeal', decision);
    expect(decided.events).toEqual(['AppealUpheld']);
    expect(await totalAfter(decided.position)).toBe(100);
    const after = await lead.ask<object>(
      `query ($position: String!) { appealStatistics(groupBy: [SUBJECT], afterPosition: $position) {
         rows { subject filed } } }`,
      { position: decided.position },
    );
    expect(after).toEqual({ appealStatistics: { rows: [] } });
    const shown = await assist.ask<object>(
      `query ($id: ID!) { whistle(id: $id) { summonses { rating { satisfaction } excused excluded
         appeals { subject outcome decidedBecause late } } }
         appealStatistics(groupBy: [SUBJECT]) { rows { subject filed upheld open } } }`,
      { id: whistleId },
    );
    const appeal = { subject: 'RATING', outcome: 'UPHELD', decidedBecause: '核实意见可证' };
    const summons = { rating: null, excused: false, excluded: null };
    expect(shown).toEqual({
      whistle: { summonses: [{ ...summons, appeals: [{ ...appeal, late: false }] }] },
      appealStatistics: { rows: [{ subject: 'RATING', filed: 1, upheld: 1, open: 0 }] },
    });
  });

  it('when the same command is delivered again, then it takes effect once', async () => {
    const input = raising({ commandId: randomUUID() });
    const first = await send(street, 'raiseWhistle', input);
    const again = await send(street, 'raiseWhistle', input);
    expect(again).toEqual({ ...first, deduplicated: true });
    const other = await send(street, 'raiseWhistle', { ...input, title: '另一件完全不同的事' });
    expect(other).toMatchObject({ __typename: 'CommandIdReusedRejection' });
  });

  it('when two departments act on one whistle at the same moment, then both succeed', async () => {
    const { whistleId } = await send(street, 'raiseWhistle', raising());
    const answers = await Promise.all([
      send(lead, 'acknowledgeSummons', { whistleId, summons: 1, person: '王工' }),
      send(assist, 'acknowledgeSummons', { whistleId, summons: 2, person: '赵工' }),
    ]);
    expect(answers.map(({ events }) => events)).toEqual([
      ['DepartmentAcknowledged'],
      ['DepartmentAcknowledged'],
    ]);
  });

  it('when the client expected another revision, then it is told and nothing is written', async () => {
    const { whistleId } = await send(street, 'raiseWhistle', raising());
    const refused = await send(lead, 'acknowledgeSummons', {
      whistleId,
      summons: 1,
      person: '王工',
      expectedRevision: 0,
    });
    expect(refused).toMatchObject({ __typename: 'RevisionConflictRejection' });
  });

  it('when another organisation acts, then it is refused with a reason in Chinese', async () => {
    const { whistleId } = await send(street, 'raiseWhistle', raising());
    const input = { whistleId, summons: 1, person: '赵工' };
    const refused = await send(assist, 'acknowledgeSummons', input);
    expect(refused).toMatchObject({
      __typename: 'NotYoursRejection',
      code: 'NOT_YOUR_ORGANISATION',
    });
    expect(refused.message).toMatch(/[一-龥]/);
  });

  it('when the input is wrong, then a 400 names every field', async () => {
    const place = { address: '建设街 1 号', regionCode: '99', longitude: 116.3, latitude: 39.9 };
    const answer = await street.send(
      `mutation ($input: RaiseWhistleInput!) { raiseWhistle(input: $input) { __typename } }`,
      { input: raising({ title: '短', place }) },
    );
    expect(answer.status).toBe(400);
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      violations: expect.arrayContaining([
        expect.objectContaining({ field: 'input.title' }),
        expect.objectContaining({ field: 'input.place.regionCode' }),
      ]),
    });
  });

  it('when nobody is signed in, then a mutation is a 401 and a wrong role a 403', async () => {
    const query = `mutation ($input: RaiseWhistleInput!) { raiseWhistle(input: $input) { __typename } }`;
    const anonymous = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: raising() } }),
    });
    expect(anonymous.status).toBe(401);
    expect((await assessor.send(query, { input: raising() })).status).toBe(403);
  });
});
