import { type Client, signedIn } from '../support/graphql-client.js';
import { PASSWORD, type Username } from '../support/district.js';

const ROW = `{ department street day summoned acknowledged arrived resolved stillOpen notYetDue
  acknowledge { onTimeRate p50 p90 p95 } arrive { onTimeRate p50 p90 p95 } resolve { onTimeRate p50 p90 p95 } }`;

/** A question that reads much, as a board of the district asks it. */
export interface HeavyQuestion {
  readonly name: string;
  readonly query: string;
  /** Of the so many-th time that it is asked: nobody asks for the same again and again. */
  readonly variables: (turn: number) => object;
}

const STREETS = 10;
const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** The month that the history of a whole year ends in, Asia/Shanghai. */
const lastMonth = (): string => dayOf(Date.now()).slice(0, 7);

/** The last so many days. */
const lately = (days: number) => ({
  from: dayOf(Date.now() - days * DAY_MS),
  to: dayOf(Date.now()),
});

/** Everything of one month: what an assessment official asks most. */
export const DASHBOARD: HeavyQuestion = {
  name: 'assessmentDashboard',
  query: `query ($month: String!) { assessmentDashboard(month: $month) {
    totals ${ROW} byDepartment ${ROW} byStreet ${ROW} daily ${ROW} } }`,
  variables: () => ({ month: lastMonth() }),
};

/** The month that so many months are before this one, Asia/Shanghai. */
function monthBefore(months: number): string {
  const [year = 0, month = 1] = lastMonth().split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months)).toISOString().slice(0, 7);
}

/** The scores of every department over the twelve months of the history. */
export const SCORECARDS: HeavyQuestion = {
  name: 'scorecards of 60 departments over 12 months',
  query: `query ($period: String!) { scorecards(period: $period) {
    cards { department total rank boardSize sample indicators { numerator denominator points } } } }`,
  variables: () => ({ period: `${monthBefore(11)}..${lastMonth()}` }),
};

/** The whole district's, then one street's after the other. */
export const DEADLINE_RISKS: HeavyQuestion = {
  name: 'deadlineRisks',
  query: `query ($street: ID) { deadlineRisks(street: $street, first: 50) {
    whistle summons department probability dueAt } }`,
  variables: (turn) =>
    turn % (STREETS + 1) === 0 ? {} : { street: `street-${turn % (STREETS + 1)}` },
};

/** What boards ask beside these. */
export const OTHER_HEAVY: readonly HeavyQuestion[] = [
  {
    name: 'deadlineRiskCalibration',
    query: `query ($month: String!) { deadlineRiskCalibration(month: $month) { predictions brier } }`,
    variables: () => ({ month: lastMonth() }),
  },
  {
    name: 'repeatedWhistles',
    query: `query ($from: String!, $to: String!) { repeatedWhistles(from: $from, to: $to) { count } }`,
    // At 1 000 000 whistles a year about as many as one question may be of.
    variables: (turn) => lately(2 + (turn % 2)),
  },
  {
    name: 'decliningDepartments',
    query: `query ($from: String!, $to: String!) {
      decliningDepartments(from: $from, to: $to) { department declined } }`,
    variables: (turn) => lately(90 + (turn % 3)),
  },
  {
    name: 'whistleBands',
    query: `query ($month: String!) { whistleBands(month: $month) { street count low high } }`,
    variables: () => ({ month: lastMonth() }),
  },
];

/** A client of a served district who asks heavy questions. */
export const viewer = (url: string, username: Username = 'assessor'): Promise<Client> =>
  signedIn(url, username, PASSWORD);
