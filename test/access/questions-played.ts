import { localDate } from '#calendar';

import type { QUESTIONS } from '../../libs/access/src/permissions/operations.js';
import { dutiesOf, shift } from './commands-played.js';
import { MASKED_PHONE, type Play, RESIDENT } from './play.js';

/** Of a member of staff of the street. */
export const STAFF = { id: 'p-duty', phone: '0990-5550117', account: 's1' };

/** What the questions are about. */
export interface Matters {
  readonly open: string;
  readonly closed: string;
  readonly asked: string;
  readonly meeting: string;
  readonly talk: string;
}

/** Brings about what is asked about, after which everybody asks. */
export async function mattersOf(play: Play): Promise<Matters> {
  const person = Object.assign({ name: '王宁', organisation: 'street-1' }, STAFF);
  await play.act('S1', 'registerPerson', person);
  // One shift is now, and one is later.
  const shifts = [shift(-30, 30), shift(120, 180)];
  await play.act('S1', 'assignDuties', dutiesOf(STAFF.id, shifts));
  const open = await play.sounded();
  const closed = await play.closed();
  const asked = await play.closed();
  const satisfied = { whistleId: asked, satisfaction: 5, channel: 'CALLBACK' };
  await play.act('S1', 'recordResidentSatisfaction', satisfied);
  const declined = await play.after([
    'D1',
    'declineSummons',
    { reason: '属第2局职责', legalBasis: '《城市管理条例》第八条' },
  ]);
  const ruling = { whistleId: declined, summons: 1, reason: '属第1局职责' };
  await play.act('Ce', 'overruleDecline', ruling);
  const { meetingId: meeting = '' } = await play.act('S1', 'callMeeting', {
    level: 'STREET',
    title: '专题会',
    whistles: [open],
    invited: ['dept-1'],
    startsAt: new Date(Date.now() + 86_400_000).toISOString(),
    place: '三楼',
    agenda: '权属',
  });
  const { talkId: talk = '' } = await play.act('As', 'callTalk', {
    organisation: 'dept-1',
    ground: { kind: 'SCORE_BELOW', period: '2026-10', score: 56.25, line: 60 },
    holdBy: new Date(Date.now() + 86_400_000).toISOString(),
  });
  return { open, closed, asked, meeting, talk };
}

const today = (): string => localDate(new Date().toISOString());
/** By the calendar of the service. */
export const month = (): string => today().slice(0, 7);
const whistle = (id: string) =>
  `whistle(id: "${id}") { id contact { name phone } timeline { account } }`;
const edges = (fields: string) => `{ edges { node { ${fields} } } }`;
const days = () => `from: "${today()}", to: "${today()}"`;

/** Each question, by what is asked: the operation, and about whom. */
export function questionsOf(of: Matters): Readonly<Record<string, string>> {
  const later = new Date(Date.now() + 150 * 60_000).toISOString();
  return {
    'whistle 在办': whistle(of.open),
    'whistle 已结，待回访': whistle(of.closed),
    'whistle 已回访': whistle(of.asked),
    'whistles 在办': `whistles(ids: ["${of.open}"]) { id contact { name phone } }`,
    'contactLooks 在办': `contactLooks(whistleId: "${of.open}") { __typename }`,
    'clockLedger 在办': `clockLedger(whistle: "${of.open}", summons: 1, clock: RESOLVE) { __typename }`,
    'streetWorkList 本街道': `streetWorkList(street: "street-1") ${edges('whistleId')}`,
    'streetWorkList 另一街道': `streetWorkList(street: "street-2") ${edges('whistleId')}`,
    'departmentWorkList 主办': `departmentWorkList(department: "dept-1") ${edges('whistleId')}`,
    'streetTasks 本街道': `streetTasks(street: "street-1") ${edges('whistleId')}`,
    'streetTasks 另一街道': `streetTasks(street: "street-2") ${edges('whistleId')}`,
    openWhistles: `openWhistles ${edges('whistleId')}`,
    'streetWorkCounts 本街道': 'streetWorkCounts(street: "street-1") { open }',
    'streetWorkCounts 另一街道': 'streetWorkCounts(street: "street-2") { open }',
    'departmentWorkCounts 主办': 'departmentWorkCounts(department: "dept-1") { open }',
    centreWorkCounts: 'centreWorkCounts { tasks { count } }',
    districtNow: 'districtNow { byStreet { street } longestWaiting { whistleId } }',
    commandCentreWorkList: `commandCentreWorkList ${edges('whistleId')}`,
    suggestDepartments: 'suggestDepartments(category: "0101") { suggestions { department } }',
    whistlesNear:
      'whistlesNear(place: { longitude: 116.3, latitude: 39.9 }) { whistles { whistleId } }',
    overdueSummonses: `overdueSummonses ${edges('whistleId')}`,
    'overdueSummonses 本街道': `overdueSummonses(street: "street-1") ${edges('whistleId')}`,
    appeals: `appeals ${edges('whistleId')}`,
    declinePrecedents: `declinePrecedents ${edges('whistleId')}`,
    jointMeeting: `jointMeeting(id: "${of.meeting}") { id }`,
    jointMeetings: `jointMeetings ${edges('id')}`,
    arrivedUnresolved: `arrivedUnresolved ${edges('whistle')}`,
    blowsToday: 'blowsToday { hours { count } }',
    deadlineRiskCounts: 'deadlineRiskCounts { count }',
    deadlineRisks: 'deadlineRisks { whistle }',
    deadlineRiskCalibration: `deadlineRiskCalibration(month: "${month()}") { __typename }`,
    repeatedWhistles: `repeatedWhistles(${days()}) { count }`,
    'repeatedWhistles 另一街道': `repeatedWhistles(${days()}, street: "street-2") { count }`,
    whistleBands: `whistleBands(month: "${month()}") { street count }`,
    decliningDepartments: `decliningDepartments(${days()}) { department }`,
    appealStatistics: 'appealStatistics { rows { __typename } }',
    assessmentDashboard: `assessmentDashboard(month: "${month()}") { byStreet { street } }`,
    assessmentPeriod: `assessmentPeriod(id: "${month()}") { id }`,
    assessmentPeriods: 'assessmentPeriods { id }',
    assessmentSignals: `assessmentSignals(month: "${month()}") { __typename }`,
    'creditFile 主办': `creditFile(organisation: "dept-1", year: "2026") { organisation }`,
    'creditFile 本街道': `creditFile(organisation: "street-1", year: "2026") { organisation }`,
    districtMonth: `districtMonth(month: "${month()}") { totals { summoned } }`,
    explainScore: `explainScore(period: "${month()}", organisation: "dept-1") { __typename }`,
    monthlyReport: `monthlyReport(month: "${month()}") { __typename }`,
    redBlackLists: `redBlackLists(period: "${month()}") { __typename }`,
    responseTimeStatistics: 'responseTimeStatistics { rows { __typename } }',
    'responseTimeStatistics 按街道':
      'responseTimeStatistics(groupBy: [STREET]) { rows { street } }',
    scorecards: `scorecards(period: "${month()}") { cards { department } }`,
    'scorecards 主办': `scorecards(period: "${month()}", department: "dept-1") { cards { department } }`,
    statisticsSummonses: `statisticsSummonses(measure: ACKNOWLEDGED, ${days()}) ${edges('whistle')}`,
    talk: `talk(id: "${of.talk}") { id }`,
    talks: `talks ${edges('id')}`,
    talksDue: `talksDue(period: "${month()}") { __typename }`,
    whatIfScores: `whatIfScores(period: "${month()}", rules: "{}") { __typename }`,
    consultations: `consultations ${edges('id')}`,
    organisation: 'organisation(id: "street-2") { id }',
    organisations: 'organisations { id }',
    regionAt: 'regionAt(place: { longitude: 1.5, latitude: 1.2 }) { street }',
    categories: 'categories { code }',
    'people 街道': `people(organisation: "street-1") ${edges('id phone account')}`,
    'onDuty 此刻': `onDuty(organisation: "street-1") { person { phone account } }`,
    'onDuty 稍后': `onDuty(organisation: "street-1", at: "${later}") { person { phone account } }`,
    rulePacks: 'rulePacks { __typename }',
    whistleKinds: 'whistleKinds { kind }',
    myNotices: `myNotices ${edges('id')}`,
    myUnreadNotices: 'myUnreadNotices',
    noticeSettings: 'noticeSettings { organisation }',
    'noticeSettings 街道': 'noticeSettings(organisation: "street-1") { organisation }',
    noticeDeliveries: `noticeDeliveries ${edges('id')}`,
    serverTime: 'serverTime',
    me: 'me { username }',
    accounts: `accounts ${edges('username')}`,
    apiKeys: `apiKeys ${edges('id')}`,
  };
}

/** What of a person is in an answer: 居民电话, 工作人员电话, 用户名. */
export function personalIn(answer: unknown): string {
  const text = JSON.stringify(answer ?? null);
  const marks = [
    [RESIDENT.phone, 'X'],
    [MASKED_PHONE, 'P'],
    [STAFF.phone, 'S'],
    [`"account":"${STAFF.account}"`, 'U'],
  ] as const;
  return marks.flatMap(([sign, mark]) => (text.includes(sign) ? [mark] : [])).join('');
}

/** Lists that are up to date when they are asked for, so that an empty one says: nothing of yours. */
const SETTLED = ['declinePrecedents', 'jointMeetings', 'talks', 'whistles 在办'];
export const isEmpty = (label: string, answer: unknown): boolean =>
  SETTLED.includes(label) && /"edges":\[\]|\[null\]/.test(JSON.stringify(answer ?? null));

/** Questions that are not asked here, and why. */
export const NOT_ASKED: Readonly<Partial<Record<keyof typeof QUESTIONS, string>>> = {
  consultation: '非当事人一律答“没有”，见 consultations',
};
