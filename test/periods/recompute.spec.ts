import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  assessmentPeriod,
  canonicalResult,
  KnownEvents,
  type PeriodResult,
  responseStatistics,
  resultIn,
  resultOf,
  scorecards,
  type ScorePeriod,
  scorePeriodOf,
  type ScoreRules,
  scoresIn,
  scoringToldBy,
  sealedScores,
  type StatisticsTables,
  verifyEdition,
  whatIf,
} from '#assessment';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { loadDemo } from '#demo';
import { FolderStore } from '#evidence';
import { openKeyStore, PersonalData } from '#privacy';
import { importLog, readMapping } from '#importing';
import { openReadStore, type ReadPlace } from '#read-store';
import { openRules, openLog, readConfiguration } from '#runtime';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { writeSyntheticLog } from '../support/synthetic-log.js';
import { appealOf, type Said, sayTo } from './official.js';

const REAL = process.env['REAL_LOG'] ?? resolve('../shared/data/bpic2013-incidents.csv.gz');
const isReal = existsSync(REAL);
const MINUTES = 60_000;
const MAPPING = resolve('schema/imports/bpic2013-by-line.json');
const folder = mkdtempSync(join(tmpdir(), 'shaodao-periods-'));

if (!isReal)
  console.warn(`!! THE REAL LOG IS NOT HERE (${REAL}): periods are shown on a synthetic one.`);

function periodNamed(text: string): ScorePeriod {
  const period = scorePeriodOf(text);
  if ('fault' in period) throw new Error(period.reason);
  return period;
}

async function importedDistrict(): Promise<string> {
  const dataDir = join(folder, 'imported');
  const file = isReal ? REAL : writeSyntheticLog(join(folder, 'synthetic.csv'));
  await importLog({ dataDir, mapping: readMapping(MAPPING), file });
  return dataDir;
}

async function demoDistrict(): Promise<string> {
  const dataDir = join(folder, 'demo');
  const log = await openLog(dataDir, 'inline');
  const rules = await openRules(readConfiguration({ DATA_DIR: dataDir }, []), log);
  const keys = await openKeyStore({ folder: join(dataDir, 'keys') });
  const [now, personalData] = [systemClock.now(), new PersonalData(keys)];
  const evidenceStore = new FolderStore(join(dataDir, 'evidence'));
  await loadDemo({ eventStore: log, evidenceStore, now, rules, personalData, whistles: 300 });
  await keys.close();
  await log.close();
  return dataDir;
}

const thisMonth = new Date().toISOString().slice(0, 7);
const lastMonth = new Date(Date.parse(`${thisMonth}-01`) - 864e5).toISOString().slice(0, 7);
const year = thisMonth.slice(0, 4);

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, MINUTES);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the read model gives, built from the log in a store of its own. */
async function fromReads(log: EventStore, place: ReadPlace, asked: readonly ScorePeriod[]) {
  const reads = await openReadStore({
    ...place,
    eventStore: log,
    projections: [responseStatistics],
  });
  try {
    await reads.rebuild(responseStatistics.name);
    const db = await reads.live<StatisticsTables>(responseStatistics.name);
    const texts = [];
    for (const period of asked) {
      const scoring = await scoringToldBy(log, now, { period });
      const scores = await scorecards(db, scoring, { period, cutOff: now });
      texts.push(canonicalResult(resultOf(period.id, now, scores)));
    }
    return texts;
  } finally {
    await reads.close();
  }
}

const now = new Date().toISOString();

describe.each([
  [
    isReal ? 'the imported real log' : 'a synthetic log',
    importedDistrict,
    ['2012-04', '2012-05', '2012-Q2', '2012'],
  ],
  ['the demo district', demoDistrict, [lastMonth, year]],
] as const)('given %s', (_, districtOf, names) => {
  let log: EventStore;
  const asked = names.map(periodNamed);

  beforeAll(async () => {
    log = await openLog(await districtOf(), 'inline');
  }, 5 * MINUTES);
  afterAll(() => log.close());

  it(
    'when a period is recomputed from the log alone, then it is byte for byte what the read models say',
    async () => {
      const texts: string[] = [];
      for (const period of asked) {
        const { result } = await sealedScores(log, { period, cutOff: now, at: now });
        texts.push(canonicalResult(result));
      }
      expect(texts.join()).toContain('"cards":[{');
      const places = [{ directory: join(folder, 'reads') }, { postgres: { url: postgres.url() } }];
      for (const place of places) expect(await fromReads(log, place, asked)).toEqual(texts);
      rmSync(join(folder, 'reads'), { recursive: true, force: true });
    },
    5 * MINUTES,
  );
});

describe('given the second quarter of an imported log, made preliminary and published', () => {
  let log: EventStore;
  const period = periodNamed('2012-Q2');
  const cards = (result: PeriodResult) =>
    new Map(scoresIn(result).cards.map((card) => [card.department, card]));
  const say: Said = (command, days) => sayTo(log, period, command, days);

  beforeAll(async () => {
    log = await openLog(join(folder, 'imported'), 'inline');
    const contestUntil = new Date(Date.now() + 2 * 864e5).toISOString().slice(0, 10);
    expect((await say({ type: 'MakePeriodPreliminary', contestUntil }, 0)).outcome).toBe(
      'accepted',
    );
    expect((await say({ type: 'PublishPeriod' }, 5)).outcome).toBe('accepted');
  }, 5 * MINUTES);
  afterAll(() => log.close());

  it(
    'when an appeal is upheld afterwards, then a restatement takes it up, and the first edition stays',
    async () => {
      const [first] = (await assessmentPeriod.load(log, period.id)).editions;
      const appeal = await appealOf(log, period);
      const restate = {
        type: 'RestatePeriod',
        name: '第一次更正',
        reason: '申诉成立',
        whistles: [],
      } as const;
      expect((await say(restate, 9)).outcome).toBe('accepted');
      const { editions } = await assessmentPeriod.load(log, period.id);
      expect(editions[0]).toEqual(first);
      const [before, after] = editions.map((one) => cards(resultIn(period.id, one)));
      const of = (some: typeof before) => some?.get(appeal.department);
      // It is one summons less for the department, and nobody else's sample changes.
      expect(of(after)?.sample).toBe((of(before)?.sample ?? NaN) - 1);
      expect(
        [...(after ?? [])].filter(([id, one]) => one.sample !== before?.get(id)?.sample),
      ).toHaveLength(1);
      expect(editions[1]?.takenUp.map(({ type }) => type)).toEqual(['AppealFiled', 'AppealUpheld']);
    },
    5 * MINUTES,
  );

  it(
    'when both editions are verified, then each is what the log tells',
    async () => {
      for (const edition of (await assessmentPeriod.load(log, period.id)).editions) {
        const check = await verifyEdition(log, period, { edition });
        expect(check.difference).toBeUndefined();
        expect(check.digests).toEqual({ result: edition.result, inputs: edition.inputs.digest });
      }
    },
    5 * MINUTES,
  );

  it(
    'when a draft is tried on it, then who moves is told with the points of the indicator that moves it',
    async () => {
      const scoring = await scoringToldBy(log, now, { period });
      const pack = scoring.dated.find(({ pack: one }) => one.pack === 'three-rates')!.pack;
      const [response, resolution, ...others] = pack.indicators;
      // Ten points go from 响应率 to 解决率.
      const draft = {
        ...pack,
        version: 'draft',
        indicators: [{ ...response, weight: 20 }, { ...resolution, weight: 45 }, ...others],
      } as ScoreRules;
      const known = new KnownEvents(undefined);
      const found = await whatIf(log, { scoring, draft }, { period, cutOff: now, known });
      const [before, after] = [cards(found.before), cards(found.after)];
      expect(found.summary).toMatchObject({ period: '2012-Q2', compared: before.size });
      expect(found.moves.some(({ change }) => change !== null && change !== 0)).toBe(true);
      for (const move of found.moves) {
        const totals = [before, after].map((some) => some.get(move.department)?.total ?? null);
        expect([move.before?.total, move.after?.total]).toEqual(totals);
        if (totals[0] !== null && totals[1] !== null)
          expect(move.change).toBeCloseTo((totals[1] ?? 0) - (totals[0] ?? 0), 9);
      }
    },
    5 * MINUTES,
  );
});
