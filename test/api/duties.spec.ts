import { openLog } from '#runtime';

import { as, foundDistrict, type Username } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

/** A time so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const USERS = ['street', 'community', 'dept-1', 'dept-2', 'centre', 'assessor', 'admin'] as const;

describe('given a served district with an assessment office', () => {
  let served: Served;
  const clients = new Map<Username, Client>();
  let position = '';

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: { DEMO: 'false' } });
    for (const name of USERS) clients.set(name, await as(served.url, name));
  }, 60_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(served.dataDir);
  });

  const client = (who: Username) => clients.get(who)!;

  /** The answer to a mutation: accepted, or the refusal. */
  async function send(who: Username, name: string, input: object) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename
      ... on TalkAccepted { talkId position events }
      ... on Rejection { code message } } }`;
    type Answer = { result: Readonly<Record<string, unknown>> };
    const { data, errors } = await client(who).send<Answer>(query, { input });
    const { result } = data ?? {};
    if (typeof result?.['position'] === 'string') position = result['position'];
    return { result, code: errors?.[0]?.extensions['code'] };
  }
  async function act(who: Username, name: string, input: object) {
    const { result, code } = await send(who, name, input);
    if (!String(result?.['__typename']).endsWith('Accepted'))
      throw new Error(`${name}: ${JSON.stringify(result ?? code)}`);
    return result ?? {};
  }

  describe('when a department is below the line', () => {
    const ground = { kind: 'SCORE_BELOW', period: '2026-10', score: 56.25, line: 60 };
    const called = async (organisation = 'dept-1', holdBy = inDays(5)) =>
      String((await act('assessor', 'callTalk', { organisation, ground, holdBy }))['talkId']);
    const talks = async (who: Username, args = '') => {
      const query = `query ($at: String) { talks(first: 50, afterPosition: $at ${args}) {
        edges { node { id status overdue } } } }`;
      type Answer = { talks: { edges: { node: { id: string } }[] } };
      const { talks: page } = await client(who).ask<Answer>(query, { at: position });
      return page.edges.map(({ node }) => node.id);
    };
    const shown = async (who: Username, id: string) => {
      const query = `query ($id: ID!) { talk(id: $id) { id status organisationName calledByName
        overdue nextDue heldAt attended { name post } record conclusion
        ground { kind period score line }
        promises { no content measure state overdue summary evidence { reference } brokenBecause } } }`;
      type Answer = { talk: Readonly<Record<string, unknown>> | null };
      const { data, errors } = await client(who).send<Answer>(query, { id });
      return data?.talk ?? errors?.[0]?.extensions['code'];
    };

    it('then it is called, held and promises; each promise is reported, judged, and the talk closed', async () => {
      const talkId = await called();
      expect(await shown('dept-1', talkId)).toMatchObject({
        status: 'CALLED',
        organisationName: '第1局',
        calledByName: '试验区',
        ground,
        overdue: false,
      });
      await act('assessor', 'holdTalk', {
        talkId,
        heldAt: inDays(0),
        attended: [{ name: '赵局', post: '局长' }],
        record: '要求按时到场。',
        promises: [
          { content: '夜班加人', measure: '夜班不少于 2 人', dueAt: inDays(7) },
          { content: '清零堆点', measure: '三处堆点清零', dueAt: inDays(9) },
        ],
      });
      const evidence = [{ reference: 'talks/roster.pdf', mediaType: 'application/pdf' }];
      const done = { talkId, summary: '夜班已增至 2 人', evidence };
      await act('dept-1', 'reportTalkPromise', { ...done, promise: 1 });
      await act('assessor', 'confirmTalkPromise', { talkId, promise: 1 });
      await act('dept-1', 'reportTalkPromise', { ...done, promise: 2 });
      const early = await send('assessor', 'closeTalk', { talkId, conclusion: '完成' });
      expect(early.result).toMatchObject({
        code: 'PROMISES_OPEN',
        message: '第 2 项承诺尚未认定，不能销号',
      });
      await act('assessor', 'breakTalkPromise', { talkId, promise: 2, reason: '所报不实' });
      await act('assessor', 'closeTalk', { talkId, conclusion: '一项兑现' });
      expect(await shown('centre', talkId)).toMatchObject({
        status: 'CLOSED',
        attended: [{ name: '赵局', post: '局长' }],
        conclusion: '一项兑现',
        nextDue: null,
        promises: [
          { no: 1, state: 'KEPT', evidence: [{ reference: 'talks/roster.pdf' }] },
          { no: 2, state: 'BROKEN', brokenBecause: '所报不实' },
        ],
      });
    });

    it('then only the office calls and judges, and each sees its own', async () => {
      const mine = await called('dept-1');
      const theirs = await called('dept-2');
      expect(await talks('dept-1')).toContain(mine);
      expect(await talks('dept-1')).not.toContain(theirs);
      expect(await talks('street')).toEqual([]);
      expect(await talks('centre', ', organisation: "dept-2"')).toEqual([theirs]);
      expect(await talks('assessor', ', status: HELD')).toEqual([]);
      expect(await shown('dept-2', mine)).toBe('NOT_YOUR_ORGANISATION');
      for (const who of ['dept-1', 'centre', 'admin'] as const)
        expect((await send(who, 'cancelTalk', { talkId: mine, reason: '不去' })).code).toBe(
          'FORBIDDEN',
        );
      const done = { talkId: mine, promise: 1, summary: '已完成', evidence: [] };
      expect((await send('dept-1', 'reportTalkPromise', done)).result).toMatchObject({
        code: 'TALK_NOT_HELD',
        message: '尚未约谈，请先记录约谈（holdTalk）',
      });
      await act('assessor', 'cancelTalk', { talkId: mine, reason: '复核后不低于约谈线' });
      expect(await talks('assessor', ', overdue: true')).toEqual([]);
    });
  });
});
