import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { openLog } from '#runtime';

import { as, DISTRICT, foundDistrict, type Username } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

/** A time so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const hours = (value: number) => ({ value, unit: '小时' });
const RULES = {
  pack: 'plain',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  kinds: [
    {
      kind: 'plain',
      name: '一般哨',
      levels: ['street'],
      limits: { acknowledge: hours(1), arrive: hours(24), resolve: hours(48) },
    },
  ],
};
const AGENCY = {
  id: 'agency-1',
  kind: 'stationed-agency',
  name: '试验所',
  parent: 'dept-1',
} as const;
const actor = { account: 'set-up', organisation: DISTRICT.district, role: 'administrator' };

const USERS = ['street', 'community', 'dept-1', 'dept-2', 'centre', 'assessor', 'admin'] as const;

/** What an accepted mutation answers with. */
function acceptedOf(mutation: string): string {
  if (mutation === 'raiseWhistle') return 'WhistleAccepted { whistleId position }';
  return mutation.includes('Talk')
    ? 'TalkAccepted { talkId position events }'
    : 'ConsultationAccepted { consultationId position events }';
}

describe('given a served district with an assessment office', () => {
  let served: Served;
  const clients = new Map<Username, Client>();
  let position = '';

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const rules = join(dataDir, 'rules', 'whistle');
    mkdirSync(rules, { recursive: true });
    writeFileSync(join(rules, 'plain@1.json'), JSON.stringify(RULES));
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await new Directory(log, systemClock).registerOrganisations([AGENCY], { actor });
    await log.close();
    served = await serveApi({ dataDir, env: { DEMO: 'false', RULE_PACK: 'plain' } });
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
      ... on ${acceptedOf(name)} ... on Rejection { code message } } }`;
    type Answer = { result: Readonly<Record<string, unknown>> };
    const { data, errors } = await client(who).send<Answer>(query, { input });
    const { result } = data ?? {};
    if (typeof result?.['position'] === 'string') position = result['position'];
    return { result, code: errors?.[0]?.extensions['code'], errors };
  }
  async function act(who: Username, name: string, input: object) {
    const { result, errors } = await send(who, name, input);
    if (!String(result?.['__typename']).endsWith('Accepted'))
      throw new Error(`${name}: ${JSON.stringify(result ?? errors)}`);
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

  describe('when a department wants a new head for its agency', () => {
    const asking = {
      agency: AGENCY.id,
      change: 'APPOINTMENT',
      post: '所长',
      candidate: '李明',
      streets: [DISTRICT.street],
      answerBy: inDays(7),
    };
    const asked = async () =>
      String((await act('dept-1', 'askOpinions', asking))['consultationId']);
    const SHOWN = `id status departmentName agencyName change post candidate
      opinions { streetName opinion reason signatory signatoryPost late }
      dossier { from to digest meetingsInvited meetingsAttended talksCalled
        responses { street summoned clocks { clock onTime due } } }
      followed answerReason text`;
    type Shown = Readonly<Record<string, unknown>> & {
      readonly dossier: Readonly<Record<string, unknown>>;
      readonly text: string;
    };
    const shown = async (who: Username, id: string) => {
      const query = `query ($id: ID!) { consultation(id: $id) { ${SHOWN} } }`;
      type Answer = { consultation: Shown | null };
      const { data, errors } = await client(who).send<Answer>(query, { id });
      return { found: data?.consultation, code: errors?.[0]?.extensions['code'] };
    };
    const listed = async (who: Username) => {
      const query = `query ($at: String) { consultations(afterPosition: $at) {
        edges { node { id } } } }`;
      type Answer = { consultations: { edges: { node: { id: string } }[] } };
      const answer = await client(who).ask<Answer>(query, { at: position });
      return answer.consultations.edges.map(({ node }) => node.id);
    };
    const blow = () =>
      act('street', 'raiseWhistle', {
        kind: 'plain',
        level: 'STREET',
        title: '占道经营',
        description: '夜市占道',
        place: { address: '解放路', regionCode: '990101001001', longitude: 116.3, latitude: 39.9 },
        category: '01',
        channel: 'WECHAT',
        street: DISTRICT.street,
        lead: AGENCY.id,
      });

    it('then the street sees what it judges by, signs, and is answered with a reason', async () => {
      await blow();
      const consultationId = await asked();
      const before = (await shown('street', consultationId)).found;
      expect(before).toMatchObject({
        status: 'ASKED',
        departmentName: '第1局',
        agencyName: '试验所',
        opinions: [{ streetName: '试验街道', opinion: null, late: false }],
        dossier: {
          digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          meetingsInvited: 0,
          responses: [{ street: DISTRICT.street, summoned: 1 }],
        },
      });
      // What happens afterwards does not change what the street saw.
      await blow();
      expect((await shown('street', consultationId)).found?.dossier).toEqual(before?.dossier);
      const opinion = { consultationId, signatory: { name: '王芳', post: '党工委书记' } };
      const mute = await send('street', 'giveOpinion', { ...opinion, opinion: 'OBJECT' });
      expect(mute.result).toMatchObject({
        code: 'REASON_REQUIRED',
        message: '有条件同意须写明条件，不同意须写明理由',
      });
      const early = { consultationId, followed: true, reason: '采纳' };
      expect((await send('dept-1', 'answerOpinions', early)).result).toMatchObject({
        code: 'OPINIONS_AWAITED',
      });
      const objecting = { ...opinion, opinion: 'OBJECT', reason: '到场常迟' };
      await act('street', 'giveOpinion', objecting);
      const answered = { consultationId, followed: true, reason: '另择人选' };
      await act('dept-1', 'answerOpinions', answered);
      const after = (await shown('assessor', consultationId)).found;
      expect(after).toMatchObject({
        status: 'ANSWERED',
        followed: true,
        opinions: [{ opinion: 'OBJECT', signatory: '王芳', signatoryPost: '党工委书记' }],
      });
      expect(after?.text).toContain('关于试验所所长任职征求意见');
      expect(after?.text).toContain('试验街道：派哨 1 件，办结 0 件，退回 0 次');
      expect(after?.text).toContain('试验街道：不同意，到场常迟；会签：王芳（党工委书记）');
      expect(after?.text).toMatch(/采纳街道意见。另择人选$/);
    });

    it('then nobody else sees it, and only its department asks, answers and withdraws', async () => {
      const consultationId = await asked();
      for (const who of ['dept-1', 'street', 'assessor'] as const) {
        expect((await shown(who, consultationId)).found).toMatchObject({ id: consultationId });
        expect(await listed(who)).toContain(consultationId);
      }
      expect((await shown('dept-2', consultationId)).found).toBeNull();
      expect(await listed('dept-2')).toEqual([]);
      for (const who of ['centre', 'community', 'admin'] as const)
        expect((await shown(who, consultationId)).code).toBe('FORBIDDEN');
      expect((await send('dept-2', 'askOpinions', asking)).result).toMatchObject({
        __typename: 'NotYoursRejection',
        code: 'AGENCY_NOT_YOURS',
      });
      const reason = { consultationId, reason: '人选调整' };
      expect((await send('dept-2', 'withdrawConsultation', reason)).result).toMatchObject({
        code: 'NOT_YOUR_ORGANISATION',
      });
      await act('dept-1', 'withdrawConsultation', reason);
      expect((await shown('street', consultationId)).found?.text).toMatch(/已撤回：人选调整$/);
    });
  });

  describe('when the assessment office looks for signals', () => {
    const month = inDays(0).slice(0, 7);
    const query = `query ($month: String!, $at: String) {
      assessmentSignals(month: $month, burst: 2, afterPosition: $at) {
        signals { kind departmentName subject figures { name value } total whistles text }
        freshness { reached } } }`;
    const asked = async (who: Username) => {
      type Answer = { assessmentSignals: { signals: object[] } };
      const sent = await client(who).send<Answer>(query, { month, at: position });
      return sent.data?.assessmentSignals ?? sent.errors?.[0]?.extensions['code'];
    };

    it('then the office and the command centre see them, and nobody whom they are about', async () => {
      for (const who of ['assessor', 'centre'] as const)
        expect(await asked(who)).toMatchObject({ signals: [], freshness: { reached: true } });
      for (const who of ['dept-1', 'street', 'community', 'admin'] as const)
        expect(await asked(who)).toBe('FORBIDDEN');
    });
  });
});
