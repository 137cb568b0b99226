import { EVIDENCE } from '../support/evidence.js';
import type { Username } from '../support/district.js';
import { AGENCY, DutyDistrict, inDays } from './duty-district.js';

const district = new DutyDistrict();
const { act, client, send } = district;
beforeAll(() => district.open(), 60_000);
afterAll(() => district.close());

describe('given a served district with an assessment office', () => {
  describe('when a department is below the line', () => {
    const ground = { kind: 'SCORE_BELOW', period: '2026-10', score: 56.25, line: 60 };
    const called = async (organisation = 'dept-1', holdBy = inDays(5)) =>
      String((await act('assessor', 'callTalk', { organisation, ground, holdBy }))['talkId']);
    const talks = async (who: Username, args = '') => {
      const query = `query ($at: String) { talks(first: 50, afterPosition: $at ${args}) {
        edges { node { id status overdue } } } }`;
      type Answer = { talks: { edges: { node: { id: string } }[] } };
      const { talks: page } = await client(who).ask<Answer>(query, { at: district.position });
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
      const evidence = EVIDENCE;
      await district.sendPhoto('dept-1');
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
          { no: 1, state: 'KEPT', evidence: [...EVIDENCE] },
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

  describe('when standings are asked for', () => {
    const asked = async (who: Username, query: string) => {
      const { data, errors } = await client(who).send<Readonly<Record<string, unknown>>>(query);
      return data?.['standing'] ?? errors?.[0]?.extensions['code'];
    };
    const year = inDays(0).slice(0, 4);
    const credit = (
      organisation: string,
    ) => `{ standing: creditFile(organisation: "${organisation}",
      year: "${year}") { organisationName year { period } talksCalled talksHeld promisesKept
      promisesBroken promisesOverdue } }`;

    it('then a credit file holds the talks; its organisation sees its own, streets and district all', async () => {
      await act('assessor', 'callTalk', {
        organisation: AGENCY.id,
        ground: { kind: 'RED_CARD', period: `${year}-Q1` },
        holdBy: inDays(5),
      });
      const file = { organisationName: AGENCY.name, year: null, talksCalled: 1, talksHeld: 0 };
      const ended = `{ talks(afterPosition: "${district.position}") { freshness { reached } } }`;
      await client('assessor').ask(ended);
      for (const who of ['street', 'centre', 'assessor'] as const)
        expect(await asked(who, credit(AGENCY.id))).toMatchObject(file);
      expect(await asked('dept-1', credit(AGENCY.id))).toBe('NOT_YOUR_ORGANISATION');
      expect(await asked('community', credit(AGENCY.id))).toBe('FORBIDDEN');
    });

    it('then lists and whom to call are for the district, lists for streets too', async () => {
      const lists = `{ standing: redBlackLists(period: "${year}-Q1", size: 2) {
        lists { kind ranked red { organisationName rank } black { organisationName } } cutOff } }`;
      const due = `{ standing: talksDue(period: "${year}-Q1") {
        due { organisationName ground { kind score line } } freshness { reached } } }`;
      expect(await asked('street', lists)).toMatchObject({ lists: [] });
      expect(await asked('centre', due)).toEqual({ due: [], freshness: { reached: true } });
      expect(await asked('street', due)).toBe('FORBIDDEN');
      expect(await asked('dept-1', lists)).toBe('FORBIDDEN');
      const wrong = due.replace(`${year}-Q1`, `${year}-Q5`);
      expect(await asked('assessor', wrong)).toBe('INVALID_INPUT');
    });
  });
});
