import { setTimeout as sleep } from 'node:timers/promises';
import { openLog, readStores } from '#runtime';
import type * as Runtime from '#runtime';
import { awaited } from '../../libs/event-sourcing/src/commands-under-way.js';
import type * as Insight from '../../libs/insight/src/read/risk-calibration.query.js';
import type * as Statistics from '../../libs/assessment/src/read/response-statistics/response-statistics.query.js';
import { built } from '../event-store/built.js';
import { writeHistory } from '../load/history.js';
import { foundDistrict, tokenOf } from '../support/district.js';
import { clientOf } from '../support/graphql-client.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

// The threads need built code, and the code that starts them must lie beside it.
const { QuestionThreads, openReadSide }: typeof Runtime = await import(
  built('libs/runtime/src/index.js')
);
const { riskCalibration }: typeof Insight = await import(
  built('libs/insight/src/read/risk-calibration.query.js')
);
const { responseTimes }: typeof Statistics = await import(
  built('libs/assessment/src/read/response-statistics/response-statistics.query.js')
);

const ONE_WHISTLE = {
  whistles: 1,
  seed: 1,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-10T00:00:00.000Z',
  departments: ['dept-1', 'dept-2'],
  streets: ['street-1'],
};
const MONTH = { month: '2026-10', months: 1, now: '2026-11-20T00:00:00.000Z' };
const ASKED = { groupBy: [], cutOff: '2026-11-20T00:00:00.000Z' };
/** A thread takes seconds to start on a busy machine. */
const PATIENCE_MS = 60_000;
const limits = { threads: 1, waiting: 2, timeoutMs: 60_000, patienceMs: 0 };

describe('given threads that answer questions', () => {
  const dataDir = temporaryFolder();
  const stores = readStores({}, dataDir);
  let reads: Awaited<ReturnType<typeof openReadSide>>;
  let moveOn: () => Promise<void>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    reads = await openReadSide(stores, log);
    await reads.rebuild('insight');
    moveOn = async () => {
      await writeHistory(log, ONE_WHISTLE);
      const head = await log.head();
      const stop = new AbortController();
      const running = reads.run({ signal: stop.signal });
      expect(await reads.waitFor('insight', head ?? '', { timeoutMs: PATIENCE_MS })).toBe(true);
      stop.abort();
      await running;
    };
    close = async () => {
      await reads.close();
      await log.close();
    };
  }, 60_000);
  afterAll(async () => {
    await close();
    removeFolder(dataDir);
  });

  it(
    'when a question is asked, then it is answered, and equal ones under way are one',
    async () => {
      const threads = new QuestionThreads(stores, reads, limits);
      const asked = Array.from({ length: 50 }, () => threads.ask(riskCalibration, { ...MONTH }));
      const answers = await Promise.all(asked);
      expect(answers[0]).toMatchObject({ predictions: 0, bins: { length: 10 } });
      // The very same object: it was worked out and sent over once.
      expect(new Set(answers).size).toBe(1);
      await threads.close();
    },
    PATIENCE_MS,
  );

  it(
    'when the read model has never been built, then the failure keeps its code',
    async () => {
      const threads = new QuestionThreads(stores, reads, limits);
      await expect(threads.ask(responseTimes, ASKED)).rejects.toMatchObject({
        name: 'ReadStoreError',
        code: 'PROJECTION_NOT_READY',
        details: { projection: 'response-statistics' },
      });
      await threads.close();
    },
    PATIENCE_MS,
  );

  it(
    'when too many wait, then the next one is told to come again, and later it is answered',
    async () => {
      const threads = new QuestionThreads(stores, reads, limits);
      const ask = (months: number) =>
        threads.ask(riskCalibration, { ...MONTH, months }, `account-${months}`);
      const accepted = [1, 2, 3].map(ask);
      await expect(ask(4)).rejects.toMatchObject({
        extensions: { code: 'QUESTIONS_BUSY', retryable: true },
      });
      await Promise.all(accepted);
      expect(await ask(4)).toMatchObject({ predictions: 0 });
      await threads.close();
    },
    PATIENCE_MS,
  );

  it(
    'when one takes too long, then it is told so, and the next has a thread again',
    async () => {
      const threads = new QuestionThreads(stores, reads, { ...limits, timeoutMs: 1 });
      await expect(threads.ask(riskCalibration, MONTH)).rejects.toMatchObject({
        extensions: { code: 'QUESTION_TOO_LONG', retryable: true },
      });
      await threads.close();
      const patient = new QuestionThreads(stores, reads, limits);
      expect(await patient.ask(riskCalibration, MONTH)).toMatchObject({ predictions: 0 });
      await patient.close();
    },
    PATIENCE_MS,
  );

  it(
    'when they are closed, then what is under way is given up and nothing is left running',
    async () => {
      const threads = new QuestionThreads(stores, reads, limits);
      const answer = threads.ask(riskCalibration, MONTH).then(
        () => 'answered',
        () => 'given up',
      );
      await threads.close();
      expect(['answered', 'given up']).toContain(await answer);
    },
    PATIENCE_MS,
  );

  it(
    'when it is asked again, then the answer is the same one until the read model moves or is rebuilt',
    async () => {
      const threads = new QuestionThreads(stores, reads, limits);
      const first = await threads.ask(riskCalibration, MONTH);
      expect(await threads.ask(riskCalibration, MONTH)).toBe(first);
      expect(await threads.ask(riskCalibration, { ...MONTH, months: 2 })).not.toBe(first);
      await moveOn();
      const later = await threads.ask(riskCalibration, MONTH);
      expect(later).not.toBe(first);
      expect(await threads.ask(riskCalibration, MONTH)).toBe(later);
      await reads.rebuild('insight');
      expect(await threads.ask(riskCalibration, MONTH)).not.toBe(later);
      await threads.close();
    },
    PATIENCE_MS,
  );

  it(
    'when somebody waits for a command, then a question begins after it',
    async () => {
      const threads = new QuestionThreads(stores, reads, { ...limits, patienceMs: PATIENCE_MS });
      await threads.ask(riskCalibration, MONTH);
      const order: string[] = [];
      const command = awaited(() => sleep(20)).then(() => order.push('command'));
      const question = threads.ask(riskCalibration, MONTH).then(() => order.push('question'));
      await Promise.all([command, question]);
      expect(order).toEqual(['command', 'question']);
      await threads.close();
    },
    PATIENCE_MS,
  );
});

describe.each(['true', 'false'])('given a served district with THREADS=%s', (THREADS) => {
  let served: Served;
  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: { DEMO: 'false', THREADS } });
  }, 60_000);
  afterAll(() => removeFolder(served.dataDir));

  const HEAVY = `{
    deadlineRisks(first: 5) { whistle }
    repeatedWhistles(from: "2026-11-01", to: "2026-11-30") { count }
    responseTimeStatistics(groupBy: [STREET, CATEGORY, DAY]) { rows { street } }
    assessmentDashboard(month: "2026-11") { totals { summoned } }
  }`;

  it(
    'when heavy questions are asked, then they are answered there, and the process ends in order',
    async () => {
      const street = clientOf(served.url, await tokenOf(served.url, 'street'));
      type Answer = { assessmentDashboard: { totals: { summoned: number } } };
      let told = await street.send<Answer>(HEAVY);
      const building = () =>
        told.errors?.some(({ extensions }) => extensions['code'] === 'READ_MODEL_NOT_READY');
      while (building()) told = await street.send<Answer>(HEAVY);
      const answer = told.data;
      expect(answer).toMatchObject({
        deadlineRisks: [],
        repeatedWhistles: [],
        responseTimeStatistics: { rows: [] },
        assessmentDashboard: { totals: { summoned: 0 } },
      });
      expect(await served.stop()).toBe(0);
    },
    PATIENCE_MS,
  );
});
