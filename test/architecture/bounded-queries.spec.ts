import { readFileSync } from 'node:fs';

import { buildSchema, type GraphQLField, getNamedType } from 'graphql';

import { HEAVY_QUESTIONS } from '../../libs/runtime/src/heavy-questions.js';

/** Why a query holds nobody up, however long the history: it reads a page, or one thing, or sums. */
type Bound =
  /** So many rows as were asked for, found by an index. */
  | 'page'
  /** Counted from indexes of what is open, which stay small as the history grows. */
  | 'open'
  /** One stream or one row, by its id. */
  | 'one'
  /** As many streams as are named, fifty at most. */
  | 'named'
  /** What the process has in memory: the directory, people, rosters, rules, one's own account. */
  | 'memory'
  /** So many rows at most of each of a few cells round a point, by an index. */
  | 'nearby'
  /** Sums that a read model keeps: rows by months and organisations, whatever happened in them. */
  | 'sums'
  /** Counted from the rows of one day, found by an index. */
  | 'of a day'
  /** The notices of one organisation that are kept (`NOTICE_KEEP_DAYS`). */
  | 'kept'
  /** A page of one day's lines, of which a minute has a limited number. */
  | 'day'
  /** The sessions that one account opened in two months, a hundred of them. */
  | 'recent'
  /** As many events of the log as somebody can wait for, page by page; a longer one is refused. */
  | 'log'
  /** One row for each read model. */
  | 'models'
  /** Works on a text that was sent, which has a greatest length. */
  | 'text'
  /** Heavy questions of these names, on a thread of their own. */
  | { readonly heavy: string | readonly string[] };

/** Every query of the API. One that is not here has to say first why it is bounded. */
const BOUNDS: Readonly<Record<string, Bound>> = {
  accountSessions: 'recent',
  accounts: 'memory',
  apiKeys: 'memory',
  appealStatistics: 'sums',
  appeals: 'page',
  arrivedUnresolved: 'page',
  auditLog: 'day',
  assessmentDashboard: { heavy: 'assessment-dashboard' },
  assessmentPeriod: 'one',
  assessmentPeriods: 'sums',
  assessmentSignals: { heavy: 'assessment-signals' },
  blowsToday: 'of a day',
  categories: 'memory',
  checkRules: 'text',
  centreWorkCounts: 'open',
  clockLedger: 'one',
  commandCentreWorkList: 'page',
  deadlineRiskCalibration: { heavy: 'deadline-risk-calibration' },
  deadlineRiskCounts: { heavy: 'deadline-risk-counts' },
  deadlineRisks: { heavy: 'deadline-risks' },
  consultation: 'one',
  contactLooks: 'one',
  consultations: 'page',
  creditFile: 'sums',
  declinePrecedents: 'page',
  decliningDepartments: { heavy: 'declining-departments' },
  departmentWorkCounts: 'open',
  departmentWorkList: 'page',
  diffRules: 'text',
  districtMonth: { heavy: 'assessment-dashboard' },
  districtNow: 'open',
  dutyRoster: 'memory',
  explainScore: { heavy: ['score-sums', 'case-mix'] },
  jointMeeting: 'one',
  jointMeetings: 'page',
  me: 'memory',
  monthlyReport: { heavy: 'demand-of-month' },
  myNotices: 'page',
  mySessions: 'recent',
  myUnreadNotices: 'kept',
  noticeDeliveries: 'page',
  noticeSettings: 'memory',
  onDuty: 'memory',
  openWhistles: 'page',
  organisation: 'memory',
  organisations: 'memory',
  overdueSummonses: 'page',
  parkedStreams: 'one',
  people: 'page',
  readModels: 'models',
  redBlackLists: 'sums',
  regionAt: 'memory',
  repeatedWhistles: { heavy: 'repeated-whistles' },
  responseTimeStatistics: { heavy: 'response-times' },
  rulePacks: 'memory',
  ruleText: 'memory',
  statisticsSummonses: 'page',
  serverTime: 'memory',
  scorecards: { heavy: ['score-sums', 'case-mix'] },
  streetTasks: 'page',
  streetWorkCounts: 'open',
  streetWorkList: 'page',
  suggestDepartments: 'sums',
  talk: 'one',
  talks: 'page',
  talksDue: 'sums',
  whatIfScores: 'log',
  whistle: 'one',
  whistles: 'named',
  whistleBands: 'sums',
  whistleKinds: 'memory',
  whistlesNear: 'nearby',
};

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const fields = schema.getQueryType()?.getFields() ?? {};

const argumentsOf = ({ args }: GraphQLField<unknown, unknown>) => args.map(({ name }) => name);
const boundAs = (bound: Bound): [string, GraphQLField<unknown, unknown>][] =>
  Object.entries(fields).filter(([name]) => BOUNDS[name] === bound);

describe('given every query of the API', () => {
  it('when they are counted, then each says why it is bounded', () => {
    expect(Object.keys(fields).sort()).toEqual(Object.keys(BOUNDS).sort());
  });

  it.each(boundAs('page'))('when %s gives pages, then one of a size', (_, field) => {
    expect(getNamedType(field.type).name).toMatch(/Connection$/);
    expect(argumentsOf(field)).toEqual(expect.arrayContaining(['first', 'after']));
  });

  it('when one gives a page of a day, then of one that is named', () => {
    for (const [, field] of boundAs('day'))
      expect(argumentsOf(field)).toEqual(expect.arrayContaining(['day', 'first', 'after']));
  });

  it.each(boundAs('one'))('when %s tells of one thing, then of one that is named', (_, field) => {
    const names = field.args.filter(({ type }) => getNamedType(type).name === 'ID');
    expect(names).toHaveLength(1);
  });

  it('when they are heavy, then threads know them, and every heavy question is asked', () => {
    const heavy = Object.values(BOUNDS).flatMap((bound) =>
      typeof bound === 'object' ? bound.heavy : [],
    );
    expect([...new Set(heavy)].sort()).toEqual([...HEAVY_QUESTIONS.keys()].sort());
  });
});
