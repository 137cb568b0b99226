import { DISTRICT, type Username } from '../support/district.js';
import { AGENCY, DutyDistrict, inDays } from './duty-district.js';

const district = new DutyDistrict();
const { act, client, send } = district;
beforeAll(() => district.open(), 60_000);
afterAll(() => district.close());

describe('given a served district with a stationed agency', () => {
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
      const answer = await client(who).ask<Answer>(query, { at: district.position });
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
      const sent = await client(who).send<Answer>(query, { month, at: district.position });
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
