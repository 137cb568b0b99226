import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answerOnThisThread, openReadStore, type ReadStore } from '#read-store';
import {
  AskResponseTimes,
  AskResponseTimesHandler,
} from '../read/response-statistics/response-statistics.query.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import { Matter } from '../testing/district-story.js';
import { LoggedDistrict, periodNamed } from '../testing/logged-district.js';

import { appealWindowOf } from './period-windows.js';
import { PublishedScores } from './published-scores.js';

/** An instant after everything that was written, and before whatever comes. */
async function betweenTimes(): Promise<string> {
  await delay(5);
  const instant = new Date().toISOString();
  await delay(5);
  return instant;
}

/*
 * 三率 30/35/35 of one department with one matter: signed in time and with a photo, settled.
 *   Not rated yet: 30 × 1/1 + 35 × 1/1, scaled from 65 to 100. Rated 1: 30 + 35 + 35 × 0/1 = 65.
 */
describe('given a matter that was rated after an instant that somebody asks about', () => {
  let district: LoggedDistrict;
  let folder: string;
  let reads: ReadStore;
  let before: string;
  let rated: string;
  const clock = { now: () => rated };
  const october = periodNamed('2026-10');

  beforeAll(async () => {
    district = await LoggedDistrict.found(['chengguan']);
    const matter = new Matter('whistle-1', '新华街道').blow('chengguan', '10-12 10:00');
    matter.comes('10-12 10:30').reports('10-14 10:00');
    matter.byStreet({ type: 'ConfirmResolution', summons: 1 }, '10-15 10:00');
    await district.write(matter);
    before = await betweenTimes();
    const low = { satisfaction: 1, responseSpeed: 1, cooperation: 1, implementation: 1 };
    await district.write(
      matter.byStreet({ type: 'RateDepartment', summons: 1, ...low }, '10-16 10:00'),
    );
    rated = await betweenTimes();
    folder = mkdtempSync(join(tmpdir(), 'time-travel-'));
    reads = await openReadStore({
      directory: folder,
      eventStore: district.log,
      projections: [responseStatistics],
    });
    await reads.rebuild(responseStatistics.name);
  });
  afterAll(async () => {
    await reads.close();
    await district.end();
    rmSync(folder, { recursive: true });
  });

  it('when scores are asked for as of then, then the rating is not in them; as of now it is', async () => {
    const published = new PublishedScores(district.log, clock);
    const totalAt = async (instant: string) =>
      (await published.asOf(october, instant)).scores?.cards.map(({ total }) => total);
    expect(await totalAt(before)).toEqual([100]);
    expect(await totalAt(rated)).toEqual([65]);
    expect(await totalAt('2026-01-02T00:00:00.000Z')).toEqual([]);
  });

  it('when statistics are asked for as of then, then they count what was known', async () => {
    const questions = answerOnThisThread(reads);
    const handler = new AskResponseTimesHandler(reads, questions, clock, district.log);
    const ratedAt = async (asOf: string | undefined) => {
      const question = { groupBy: [] };
      const asked = new AskResponseTimes(question, undefined, undefined, asOf);
      const { answer } = await handler.execute(asked);
      return answer.map(({ measures }) => [measures.resolved, measures.rated]);
    };
    expect(await ratedAt(before)).toEqual([[1, 0]]);
    expect(await ratedAt(undefined)).toEqual([[1, 1]]);
  });

  it('when October has been published by then, then its seal answers, and not before', async () => {
    await district.sayAt(
      '2026-10',
      { type: 'MakePeriodPreliminary', contestUntil: '2026-11-09' },
      '2026-11-02T01:00:00.000Z',
    );
    await district.sayAt('2026-10', { type: 'PublishPeriod' }, '2026-11-10T01:00:00.000Z');
    const after = await betweenTimes();
    const published = new PublishedScores(district.log, clock);
    expect(await published.asOf(october, before)).toMatchObject({ stage: 'open', edition: null });
    expect(await published.asOf(october, after)).toMatchObject({ stage: 'published', edition: 1 });
    expect(await published.standingOf(october, 2)).toMatchObject({ scores: undefined });
  });
});

describe('given a month and its quarter that have been made preliminary', () => {
  const row = { revision: 0, stage: 'preliminary', cut_off: null, edition: 0, published_at: null };
  const period = (id: string, contest_until: string | null) => {
    const { from: first_day, to: last_day } = periodNamed(id);
    return { ...row, stage: 'preliminary' as const, id, first_day, last_day, contest_until };
  };
  const window = appealWindowOf([
    period('2026-Q4', '2027-01-20T16:00:00.000Z'),
    period('2026-10', '2026-11-09T16:00:00.000Z'),
    period('2026-11', null),
  ]);

  it('when a day is asked about, then the shortest of its periods that is fixed says until when', () => {
    expect(window.contestableUntil('2026-10-31')).toBe('2026-11-09T16:00:00.000Z');
    expect(window.contestableUntil('2026-11-01')).toBe('2027-01-20T16:00:00.000Z');
    expect(window.contestableUntil('2026-09-30')).toBeUndefined();
  });
});
