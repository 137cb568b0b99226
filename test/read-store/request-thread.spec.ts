import type { KyselyPlugin } from 'kysely';

import { type Actor, systemClock } from '#event-sourcing';
import type { Directory } from '#directory';
import type * as Rooms from '#directory';
import type { EventStore } from '#event-store';
import type { Questions, ReadStore } from '#read-store';
import {
  type LiveScoreRules,
  openLiveScoreRules,
  type ScorePeriod,
  scorePeriodOf,
} from '#assessment';
import { PeriodScores } from '../../libs/assessment/src/read/scorecards/period-scores.js';
import { PublishedScores } from '../../libs/assessment/src/periods/published-scores.js';
import { openLog, readStores } from '#runtime';
import type * as Runtime from '#runtime';
import type * as Dashboard from '../../libs/assessment/src/read/assessment-dashboard/assessment-dashboard.query.js';
import type * as Statistics from '../../libs/assessment/src/read/response-statistics/response-statistics.query.js';
import type * as CaseMixes from '../../libs/assessment/src/read/scorecards/case-mix.query.js';
import type * as Scorecards from '../../libs/assessment/src/read/scorecards/scorecards.query.js';
import type * as Risks from '../../libs/insight/src/read/deadline-risks.query.js';
import type * as Declines from '../../libs/insight/src/read/declining-departments.query.js';
import type * as Repeats from '../../libs/insight/src/read/repeated-whistles.query.js';
import type * as Calibration from '../../libs/insight/src/read/risk-calibration.query.js';
import type * as Bands from '../../libs/insight/src/read/whistle-bands.query.js';
import { built } from '../event-store/built.js';
import { writeHistory } from '../load/history.js';
import { foundDistrict } from '../support/district.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

// The threads need built code, and what asks them must be built too.
const load = <Module>(path: string) => import(built(`libs/${path}.js`)) as Promise<Module>;
const assessment = 'assessment/src/read';
const { QuestionThreads, openReadSide } = await load<typeof Runtime>('runtime/src/index');
const rooms = await load<typeof Rooms>('directory/src/index');
const risks = await load<typeof Risks>('insight/src/read/deadline-risks.query');
const declines = await load<typeof Declines>('insight/src/read/declining-departments.query');
const repeats = await load<typeof Repeats>('insight/src/read/repeated-whistles.query');
const calibration = await load<typeof Calibration>('insight/src/read/risk-calibration.query');
const bands = await load<typeof Bands>('insight/src/read/whistle-bands.query');
const dashboard = await load<typeof Dashboard>(
  `${assessment}/assessment-dashboard/assessment-dashboard.query`,
);
const statistics = await load<typeof Statistics>(
  `${assessment}/response-statistics/response-statistics.query`,
);
const caseMixes = await load<typeof CaseMixes>(`${assessment}/scorecards/case-mix.query`);
const scorecards = await load<typeof Scorecards>(`${assessment}/scorecards/scorecards.query`);

const NOW = '2026-11-20T04:00:00.000Z';
const clock = { now: () => NOW };
const DEPARTMENTS = 6;
const WHISTLES = 600;
/** How often each question is asked, each time another one. */
const TIMES = 5;
const centre: Actor = { account: 'centre', organisation: 'district', role: 'command-centre' };

/** Two months, and days at their edge. */
const days = (time: number): ScorePeriod =>
  scorePeriodOf(`2026-08-0${time}..2026-10-31`) as ScorePeriod;

const history = {
  whistles: WHISTLES,
  seed: 7,
  from: '2026-08-01T00:00:00.000Z',
  to: NOW,
  departments: Array.from({ length: DEPARTMENTS }, (_, index) => `dept-${index + 1}`),
  streets: ['street-1'],
};

/** Counts the rows that this thread is given. */
class RowCounter implements KyselyPlugin {
  rows = 0;
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node;
  transformResult: KyselyPlugin['transformResult'] = ({ result }) => {
    this.rows += result.rows.length;
    return Promise.resolve(result);
  };

  /** The same store, with its rows counted. */
  over(store: ReadStore): ReadStore {
    const live = async <Tables>(name: string) => (await store.live<Tables>(name)).withPlugin(this);
    return Object.assign(Object.create(store) as ReadStore, { live });
  }
}

describe('given a history, and threads for heavy questions', () => {
  const dataDir = temporaryFolder();
  const counter = new RowCounter();
  let store: ReadStore;
  let questions: Questions;
  let directory: Directory;
  let log: EventStore;
  let published: PublishedScores;
  let scoreRules: LiveScoreRules;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const stores = readStores({}, dataDir);
    log = await openLog(dataDir, 'inline');
    await foundDistrict(log, DEPARTMENTS);
    await writeHistory(log, history);
    const reads = await openReadSide(stores, log);
    for (const name of ['insight', 'response-statistics']) await reads.rebuild(name);
    const limits = { threads: 1, waiting: 64, timeoutMs: 60_000, patienceMs: 0 };
    const threads = new QuestionThreads(stores, reads, limits);
    [store, questions] = [counter.over(reads), threads];
    directory = new rooms.Directory(log, systemClock);
    scoreRules = openLiveScoreRules(log);
    published = new PublishedScores(log, clock);
    close = async () => {
      await threads.close();
      await reads.close();
      await log.close();
      removeFolder(dataDir);
    };
  });
  afterAll(() => close());
  beforeEach(() => (counter.rows = 0));

  const times = Array.from({ length: TIMES }, (_, index) => index + 1);
  /** Each heavy query, as its resolver asks it, and how much of an answer there is. */
  const HEAVY: Readonly<Record<string, (time: number) => Promise<number>>> = {
    deadlineRisks: async (time) => {
      const handler = new risks.AskDeadlineRisksHandler(questions, clock, directory, store);
      return (await handler.execute(new risks.AskDeadlineRisks(centre, { first: time }))).length;
    },
    deadlineRiskCalibration: async (time) => {
      const handler = new calibration.AskRiskCalibrationHandler(questions, clock);
      const asked = new calibration.AskRiskCalibration('2026-10', time);
      return (await handler.execute(asked)).predictions;
    },
    decliningDepartments: async (time) => {
      const handler = new declines.AskDecliningDepartmentsHandler(questions, directory, store);
      const period = { from: `2026-08-0${time}`, to: '2026-11-20' };
      return (await handler.execute(new declines.AskDecliningDepartments(centre, period))).length;
    },
    repeatedWhistles: async (time) => {
      const handler = new repeats.AskRepeatedWhistlesHandler(questions, directory, store);
      const period = { from: `2026-08-0${time}`, to: '2026-11-20' };
      const asked = { ...period, radiusMetres: 100, least: 2 };
      return (await handler.execute(new repeats.AskRepeatedWhistles(centre, asked))).length;
    },
    assessmentDashboard: async (time) => {
      const handler = new dashboard.ShowDashboardHandler(store, questions, clock);
      const asked = { month: '2026-10', department: `dept-${time}` };
      return (await handler.execute(new dashboard.ShowDashboard(asked))).answer.daily.length;
    },
    responseTimeStatistics: async (time) => {
      const handler = new statistics.AskResponseTimesHandler(store, questions, clock, log);
      const asked = { from: `2026-08-0${time}`, groupBy: ['category', 'department'] as const };
      const told = { ...asked, groupBy: [...asked.groupBy] };
      return (await handler.execute(new statistics.AskResponseTimes(told))).answer.length;
    },
    scorecards: async (time) => {
      const scores = new PeriodScores({ store, questions, rules: scoreRules, published });
      const handler = new scorecards.ShowScorecardsHandler(scores, directory);
      const asked = new scorecards.ShowScorecards({ period: days(time) });
      return (await handler.execute(asked)).answer.cards.length;
    },
    caseMix: async (time) => {
      const handler = new caseMixes.AskCaseMixesHandler(questions);
      return (await handler.execute(new caseMixes.AskCaseMixes(days(time)))).size;
    },
  };

  it.each(Object.entries(HEAVY))(
    'when %s is asked again and again, then this thread reads no row of it',
    async (_, ask) => {
      const answers: number[] = [];
      for (const time of times) answers.push(await ask(time));
      expect(Math.min(...answers)).toBeGreaterThan(0);
      expect(counter.rows).toBe(0);
    },
  );

  it('when sums are asked for, then this thread reads as many rows as months', async () => {
    const handler = new bands.AskWhistleBandsHandler(store, directory);
    const [street] = await handler.execute(new bands.AskWhistleBands(centre, '2026-11', undefined));
    expect(street?.count).toBeGreaterThan(DEPARTMENTS);
    // One street's months, and the first month on record.
    expect(counter.rows).toBeLessThanOrEqual(4 + 1);
  });
});
