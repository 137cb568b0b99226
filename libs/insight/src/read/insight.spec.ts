import { READ_DATABASES } from '../../../../test/support/read-places.js';
import {
  actorOf,
  centre,
  clock,
  hoursLater,
  InsightDistrict,
  NOW,
  whistle,
} from '../testing/insight-district.js';
import { AskArrivedUnresolved, AskArrivedUnresolvedHandler } from './arrived-unresolved.query.js';
import { AskBlowsToday, AskBlowsTodayHandler } from './blows-today.query.js';
import {
  AskDeadlineRiskCounts,
  AskDeadlineRiskCountsHandler,
  AskDeadlineRisks,
  AskDeadlineRisksHandler,
} from './deadline-risks.query.js';
import {
  AskDecliningDepartments,
  AskDecliningDepartmentsHandler,
} from './declining-departments.query.js';
import { AskRepeatedWhistles, AskRepeatedWhistlesHandler } from './repeated-whistles.query.js';
import { AskRiskCalibration, AskRiskCalibrationHandler } from './risk-calibration.query.js';
import { AskWhistleBands, AskWhistleBandsHandler } from './whistle-bands.query.js';

describe.each(READ_DATABASES)('in %s:', (database) => {
  const district = new InsightDistrict(database);
  beforeAll(() => district.start(), 60_000);
  afterAll(() => district.stop(), 60_000);
  const happened: InsightDistrict['record'] = (...whistles) => district.record(...whistles);

  describe('given a year of whistles', () => {
    it('when streets are asked for, then each is held against its own months', async () => {
      const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];
      const calm = months.flatMap((month) =>
        Array.from({ length: 10 }, () => whistle({ at: `${month}-10T02:00:00.000Z` })),
      );
      const loud = Array.from({ length: 40 }, () =>
        whistle({ at: '2025-06-10T02:00:00.000Z', street: 'street-2' }),
      );
      await happened(...calm, ...loud, whistle({ at: '2025-06-10T02:00:00.000Z' }));
      const ask = new AskWhistleBandsHandler(district.reads, district.directory);
      const bands = await ask.execute(new AskWhistleBands(centre, '2025-06', undefined));
      expect(bands).toMatchObject([
        // January began the record and is left out.
        { street: 'street-1', count: 1, months: 4, usual: 10, standing: 'below' },
        { street: 'street-2', count: 40, usual: 0, standing: 'above' },
      ]);
      const own = actorOf('street-1', 'street');
      expect(await ask.execute(new AskWhistleBands(own, '2025-06', undefined))).toHaveLength(1);
      await expect(ask.execute(new AskWhistleBands(own, '2025-06', 'street-2'))).rejects.toThrow(
        /^该内容属于.+，您的单位不能查看$/,
      );
    });
  });

  describe('given whistles of this day and of the day before', () => {
    it('when the day is asked for, then every local hour so far, and nothing of the day before', async () => {
      const day = '2027-03-01';
      const blow = (utc: string) => whistle({ at: `${utc}:00.000Z` });
      // Local midnight is 16:00 UTC.
      await happened(
        ...['2027-02-28T15:59', '2027-02-28T16:00', `${day}T01:10`, `${day}T01:50`].map(blow),
      );
      const at = { now: () => `${day}T02:30:00.000Z` };
      const ask = new AskBlowsTodayHandler(district.reads, at);
      const found = await ask.execute(new AskBlowsToday());
      expect(found.day).toBe(day);
      const told = Object.fromEntries(found.hours.map(({ hour, count }) => [hour, count]));
      expect(told).toEqual({ 0: 1, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: 2, 10: 0 });
    });
  });

  describe('given whistles near one another', () => {
    it('when repeats are asked for, then by place and class within the days', async () => {
      const at = '2024-03-01T02:00:00.000Z';
      await happened(
        whistle({ at }),
        whistle({ at: hoursLater(at, 30), metresNorth: 60, category: '0203' }),
        whistle({ at, metresNorth: 70, category: '1501' }),
        whistle({ at: '2024-06-01T02:00:00.000Z', metresNorth: 10 }),
      );
      const question = { from: '2024-03-01', to: '2024-03-31', radiusMetres: 100, least: 2 };
      const ask = new AskRepeatedWhistlesHandler(
        district.questions,
        district.directory,
        district.reads,
      );
      const found = await ask.execute(new AskRepeatedWhistles(centre, question));
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ category: '02', categoryName: '道路交通' });
      expect(found[0]?.whistles).toHaveLength(2);
      const wide = { ...question, to: '2024-06-30', category: '02' };
      const [more] = await ask.execute(new AskRepeatedWhistles(centre, wide));
      expect(more?.whistles).toHaveLength(3);
    });

    it('when there are more than fifty, then all are counted, and the latest fifty are listed in order', async () => {
      const days = Array.from({ length: 53 }, (_, day) =>
        hoursLater('2023-03-01T02:00:00.000Z', 24 * day),
      );
      await happened(...days.map((at) => whistle({ at })));
      const question = { from: '2023-03-01', to: '2023-04-30', radiusMetres: 100, least: 2 };
      const ask = new AskRepeatedWhistlesHandler(
        district.questions,
        district.directory,
        district.reads,
      );
      const [place] = await ask.execute(new AskRepeatedWhistles(centre, question));
      expect(place?.count).toBe(53);
      expect(place?.whistles.map(({ raisedAt }) => raisedAt)).toEqual(days.slice(-50));
    });
  });

  describe('given departments on site', () => {
    it('when they have not settled it, then they are listed, the longest ago first', async () => {
      const arrived = (at: string, ...more: Parameters<typeof whistle>[1][]) =>
        whistle(
          { at, department: 'dept-2' },
          [1, 'DepartmentArrived', { person: '张三', evidence: [] }],
          ...more,
        );
      await happened(
        arrived('2026-11-01T02:00:00.000Z', [5, 'ResolutionReported']),
        arrived('2026-10-01T02:00:00.000Z'),
        arrived('2026-10-02T02:00:00.000Z', [2, 'ResolutionReported'], [3, 'ResolutionConfirmed']),
        arrived('2026-10-03T02:00:00.000Z', [2, 'ArrivalDisputed']),
        arrived('2026-10-04T02:00:00.000Z', [2, 'DepartmentWithdrawn']),
        arrived('2026-11-20T02:00:00.000Z'),
      );
      const ask = new AskArrivedUnresolvedHandler(district.reads, clock, district.directory);
      const page = (after?: string | null) =>
        ask.execute(
          new AskArrivedUnresolved(actorOf('dept-2', 'department'), { days: 3, first: 1, after }),
        );
      const first = await page();
      expect(first.edges[0]?.node).toMatchObject({ days: 50, reported: false });
      expect(first.pageInfo.hasNextPage).toBe(true);
      const second = await page(first.pageInfo.endCursor);
      expect(second.edges[0]?.node).toMatchObject({ days: 19, reported: true });
      const never = { days: 3, first: 1, afterPosition: '9'.repeat(20) };
      const asked = new AskArrivedUnresolved(actorOf('dept-2', 'department'), never);
      expect((await ask.execute(asked)).freshness.reached).toBe(false);
      expect(second.pageInfo.hasNextPage).toBe(false);
    });
  });

  describe('given summonses that were declined', () => {
    it('when departments are compared, then by the lower end, and small samples last', async () => {
      const at = '2023-05-10T02:00:00.000Z';
      const declined = (department: string, ...ruling: ('DeclineUpheld' | 'DeclineOverruled')[]) =>
        whistle(
          { at, department },
          [1, 'SummonsDeclined', { reason: '非职责', legalBasis: '三定方案' }],
          ...ruling.map((type) => [2, type, { reason: '裁定' }] as const),
        );
      const plain = (department: string) => whistle({ at, department });
      await happened(
        ...Array.from({ length: 10 }, () => plain('dept-1')),
        ...[declined('dept-1', 'DeclineUpheld'), declined('dept-1', 'DeclineOverruled')],
        ...[declined('dept-2'), declined('dept-2')],
      );
      const ask = new AskDecliningDepartmentsHandler(
        district.questions,
        district.directory,
        district.reads,
      );
      const period = { from: '2023-05-01', to: '2023-05-31' };
      expect(await ask.execute(new AskDecliningDepartments(centre, period))).toMatchObject([
        {
          department: 'dept-1',
          name: '城管局',
          summonses: 12,
          declined: 2,
          enough: true,
          upheld: 1,
          overruled: 1,
          justified: { share: 0.5 },
        },
        { department: 'dept-2', summonses: 2, pending: 2, enough: false },
      ]);
    });
  });

  describe('given how long the like took', () => {
    it('when open summonses are asked of, then the likeliest to be late comes first', async () => {
      const settled = (department: string, hours: number, day: number) =>
        whistle(
          { at: `2026-09-${String(1 + (day % 28)).padStart(2, '0')}T02:00:00.000Z`, department },
          [hours, 'ResolutionReported'],
          [hours + 1, 'ResolutionConfirmed'],
        );
      const days = Array.from({ length: 40 }, (_, index) => index);
      await happened(
        ...days.map((day) => settled('dept-1', 2 + day / 10, day)),
        ...days.map((day) => settled('dept-2', 30 + day, day)),
        whistle({ at: '2026-11-19T04:00:00.000Z', department: 'dept-2' }),
        whistle({ at: '2026-11-20T03:00:00.000Z', department: 'dept-1' }),
      );
      const ask = new AskDeadlineRisksHandler(
        district.questions,
        clock,
        district.directory,
        district.reads,
      );
      const risks = await ask.execute(new AskDeadlineRisks(centre, { first: 10 }));
      const ahead = risks.filter(({ dueAt }) => dueAt > NOW);
      expect(ahead[0]).toMatchObject({ department: 'dept-2', departmentName: '水务局' });
      expect(ahead.at(-1)).toMatchObject({ department: 'dept-1', probability: 0 });
      const counted = new AskDeadlineRiskCountsHandler(district.questions, clock, district.reads);
      const steps = await counted.execute(new AskDeadlineRiskCounts('wall'));
      const stepOf = (probability: number) => Math.min(9, Math.floor(probability * 10));
      expect(steps.map(({ count }) => count)).toEqual(
        steps.map((_, step) => ahead.filter((one) => stepOf(one.probability) === step).length),
      );
      expect(ahead.length).toBeGreaterThan(1);
      const calibrated = await new AskRiskCalibrationHandler(district.questions, clock).execute(
        new AskRiskCalibration('2026-09', 1),
      );
      expect(calibrated.bins).toHaveLength(10);
    });
  });
});
