import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { Test, type TestingModule } from '@nestjs/testing';
import { printSchema } from 'graphql';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { AssessmentDashboardResolver } from './read/assessment-dashboard/assessment-dashboard.resolver.js';
import { ClockStatisticsResolver } from './read/response-statistics/statistics-row.js';
import { ResponseStatisticsResolver } from './read/response-statistics/response-statistics.resolver.js';
import { ScorecardsResolver } from './read/scorecards/scorecards.resolver.js';
import { actor, change, openSeason } from './testing/season-module.js';
import { EVERYTHING, infoOf } from './testing/selected.js';

const office = actor('assessment', 'assessment-office');
const department = actor('department', '城管局');
let now = '2026-12-31T04:00:27.500Z';

describe('given the assessment module over a season of whistles', () => {
  let module: TestingModule;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ module, close } = await openSeason({ now: () => now }));
  });
  afterAll(() => close());

  const ask = (args: object, by = office) =>
    module
      .get(ResponseStatisticsResolver)
      .responseTimeStatistics({ groupBy: [], compare: false, ...args }, by);
  const month = { month: '2026-10' };
  const dashboardOf = (asked: { month: string; department?: string }, by = office) =>
    module.get(AssessmentDashboardResolver).assessmentDashboard(asked, by, infoOf(EVERYTHING));

  it('when the office asks, then it sees every department; the dashboard adds up to its totals', async () => {
    const { rows } = await ask({ groupBy: ['department'] });
    expect(rows.length).toBeGreaterThan(2);
    const board = await dashboardOf(month);
    const { byDepartment, byStreet, byCategory, byKind, byChannel, byHour, daily } = board;
    for (const part of [byDepartment, byStreet, byCategory, byKind, byChannel, byHour, daily])
      expect(part.reduce((sum, row) => sum + row.summoned, 0)).toBe(board.totals.summoned);
    expect(board.freshness.reached).toBe(true);
    const hours = byHour.map((row) => row.hour ?? NaN);
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
  });

  it('when the office looks at the month before too, then each row has it beside it, and the trend ends with them', async () => {
    const board = await dashboardOf(month);
    const september = await dashboardOf({ month: '2026-09' });
    expect(board.totals.previous?.summoned).toBe(september.totals.summoned);
    expect(board.trend.map((row) => row.month)).toEqual(['2026-09', '2026-10']);
    expect(board.trend.map((row) => row.summoned)).toEqual([
      september.totals.summoned,
      board.totals.summoned,
    ]);
    for (const row of board.byKind) {
      const before = september.byKind.find(({ kind }) => kind === row.kind);
      expect(row.previous?.summoned).toBe(before?.summoned);
    }
    const { rows } = await ask({ from: '2026-10-01', to: '2026-10-31', compare: true });
    expect(rows[0]?.previous?.summoned).toBe(september.totals.summoned);
  });

  it('when an operation selects a part alone, then the others are not computed', async () => {
    const resolver = module.get(AssessmentDashboardResolver);
    const info = infoOf('{ byChannel { summoned } }');
    const board = await resolver.assessmentDashboard(month, office, info);
    expect(board.byChannel.length).toBeGreaterThan(3);
    expect(board.byChannel[0]?.previous).toBeNull();
    expect([...board.byDepartment, ...board.byHour, ...board.daily, ...board.trend]).toEqual([]);
  });

  it('when rows are shown, then every id comes with its name', async () => {
    const board = await dashboardOf(month);
    const namesOf = (rows: readonly object[], name: string) =>
      rows.map((row) => (row as Record<string, unknown>)[name]);
    expect(namesOf(board.byDepartment, 'departmentName')).toContain('城管局');
    expect(namesOf(board.byCategory, 'categoryName')).toEqual(['公用设施', '道路交通']);
    expect(namesOf(board.byKind, 'kindName')).toEqual(['测试哨', '测试哨', '测试哨']);
    expect(namesOf(board.byChannel, 'channelName')).toContain('网格巡查');
    expect(board.totals.departmentName).toBeUndefined();
  });

  it('when a distribution is asked for, then it is of all that the percentiles are of', async () => {
    const { totals } = await dashboardOf(month);
    const clocks = module.get(ClockStatisticsResolver);
    const steps = clocks.distribution(totals.acknowledge);
    expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(totals.acknowledged);
    expect(steps[0]).toMatchObject({ aboveMinutes: 0, upToMinutes: 10 });
    expect(steps.at(-1)).toMatchObject({ aboveMinutes: 43_200, upToMinutes: null });
    const [{ resolve, resolved } = totals] = (await ask({})).rows;
    const worked = clocks.workingDistribution(resolve);
    const counted = worked.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(resolved);
  });

  it('when rates are shown, then with numerator and denominator, the street’s own steps too', async () => {
    const { totals } = await dashboardOf(month);
    const { resolution, satisfaction, ratings, verify } = totals;
    expect(resolution.rate).toBe(resolution.numerator / resolution.denominator);
    expect(satisfaction).toMatchObject({
      numerator: totals.satisfied,
      denominator: totals.rated,
    });
    expect(ratings.counts.reduce((sum, count) => sum + count, 0)).toBe(totals.rated);
    expect(verify.due).toBe(verify.onTime + verify.late + verify.overdue);
    expect(verify.due).toBeGreaterThan(0);
  });

  it('when a department or a street watches the dashboard, then it is pushed what its query shows', async () => {
    const resolver = module.get(AssessmentDashboardResolver);
    const watch = (by: Actor, department?: string) =>
      resolver.assessmentDashboardChanged(
        { month: month.month, ...(department !== undefined && { department }) },
        by,
        infoOf('{ byStreet { summoned } byDepartment { summoned } }'),
      );
    const shownTo = async (by: Actor) => {
      const boards = await watch(by);
      const first = await boards.next();
      await boards.return?.();
      if (first.done) throw new Error('nothing was pushed');
      return first.value.assessmentDashboardChanged;
    };
    const own = await shownTo(department);
    expect(own.byDepartment.map((row) => row.department)).toEqual(['城管局']);
    const street = await shownTo(actor('street', 'street-a'));
    expect(street.byStreet.map((row) => row.street)).toEqual(['street-a']);
    await expect(watch(department, '住建局')).rejects.toMatchObject({
      extensions: { code: 'NOT_YOUR_ORGANISATION' },
    });
  });

  it('when figures are asked for, then each answer names its cut-off: the minute of the question', async () => {
    const asked = { month: '2026-09', withPredecessors: false };
    const board = await dashboardOf(asked);
    const sheet = await module.get(ScorecardsResolver).scorecards(asked, office);
    const minute = '2026-12-31T04:00:00.000Z';
    expect([board.cutOff, (await ask({})).cutOff, sheet.cutOff]).toEqual([minute, minute, minute]);
    const firstCalls = board.byStreet.reduce((sum, row) => sum + row.firstCalls, 0);
    expect(firstCalls).toBe(board.totals.firstCalls);
    expect(firstCalls).toBeGreaterThan(0);
  });

  it('when a department asks, then it sees itself alone, and may not ask for another', async () => {
    const { rows } = await ask({ groupBy: ['department'] }, department);
    expect(rows.map((row) => row.department)).toEqual(['城管局']);
    const { cards } = await module
      .get(ScorecardsResolver)
      .scorecards({ ...month, withPredecessors: false }, department);
    expect(cards.map((card) => card.department)).toEqual(['城管局']);
    const other = ask({ filter: { department: '住建局' } }, department);
    await expect(other).rejects.toMatchObject({ extensions: { code: 'NOT_YOUR_ORGANISATION' } });
  });

  it('when a street asks, then it compares departments and sees no street but itself', async () => {
    const street = actor('street', 'street-a');
    const { rows } = await ask({ groupBy: ['street'] }, street);
    expect(rows.map((row) => row.street)).toEqual(['street-a']);
    expect((await ask({ groupBy: ['department', 'street'] }, street)).rows.length).toBeGreaterThan(
      1,
    );
    const shownTo = async (reader?: typeof street) =>
      (await ask({ groupBy: ['department'] }, reader)).rows.map((row) => [
        ...[row.department, row.summoned, row.acknowledged, row.arrived, row.resolved],
      ]);
    expect((await shownTo()).length).toBeGreaterThan(1);
    expect(await shownTo(street)).toEqual(await shownTo());
    const board = await dashboardOf(month, street);
    expect(board.byStreet.map((row) => row.street)).toEqual(['street-a']);
    const other = ask({ filter: { street: 'street-b' } }, street);
    await expect(other).rejects.toMatchObject({ extensions: { code: 'NOT_YOUR_ORGANISATION' } });
    expect((await ask({ groupBy: ['street'] })).rows.map((row) => row.street)).toEqual([
      'street-a',
      'street-b',
    ]);
  });

  it('when a department is renamed and merged, then its past scores stay its own and its successor sees them', async () => {
    const directory = module.get(Directory);
    const scores = module.get(ScorecardsResolver);
    const before = await scores.scorecards({ ...month, withPredecessors: false }, office);
    await directory.handle(
      { type: 'RenameOrganisation', id: '城管局', name: '城市管理局', effectiveFrom: '2027-01-01' },
      change(),
    );
    await directory.handle(
      {
        type: 'MergeOrganisations',
        into: '综合执法局',
        from: ['城管局'],
        effectiveFrom: '2027-02-01',
      },
      change(),
    );
    now = '2027-02-02T04:00:00.000Z';
    const after = await scores.scorecards({ ...month, withPredecessors: false }, office);
    const withoutSuccessor = after.cards.map((card) => ({ ...card, succeededBy: [] }));
    expect(withoutSuccessor).toEqual(before.cards);
    const successor = actor('department', '综合执法局');
    const asked = { ...month, department: '综合执法局', withPredecessors: true };
    const [inherited] = (await scores.scorecards(asked, successor)).cards;
    expect(inherited).toMatchObject({
      department: '城管局',
      departmentName: '城管局',
      succeededBy: ['综合执法局'],
      total: before.cards.find((card) => card.department === '城管局')?.total,
    });
    const own = { ...month, department: '城管局', withPredecessors: false };
    expect((await scores.scorecards(own, successor)).cards).toEqual([inherited]);
    const alone = { ...asked, withPredecessors: false };
    expect((await scores.scorecards(alone, successor)).cards).toEqual([]);
  });

  it('when a quarter is asked for, then cards have their period, and a case mix on demand', async () => {
    const scores = module.get(ScorecardsResolver);
    const asked = { period: '2026-10..2026-12', withPredecessors: false };
    const { cards } = await scores.scorecards(asked, office);
    expect(cards[0]).toMatchObject({ period: '2026-Q4', month: null, pay: null });
    const { categories, kinds } = await scores.caseMix(cards[0]!);
    for (const shares of [categories, kinds])
      expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(cards[0]?.sample);
    // Pay is split for a named street, and a street splits for no other.
    const split = { ...asked, payPool: 1 };
    await expect(scores.scorecards(split, office)).rejects.toThrow('payStreet');
    const of = { ...split, payStreet: 'street-b' };
    const other = scores.scorecards(of, actor('street', 'street-a'));
    await expect(other).rejects.toMatchObject({ extensions: { code: 'NOT_YOUR_ORGANISATION' } });
  });

  it('when a date or month cannot be, then the error names the field', async () => {
    const bad = async (asked: Promise<unknown>, field: string) =>
      expect(asked).rejects.toMatchObject({ extensions: { code: 'INVALID_INPUT', field } });
    await bad(ask({ from: '2026-02-30' }), 'from');
    await bad(ask({ from: '2026-03-01', to: '2026-02-01' }), 'to');
    const scores = module.get(ScorecardsResolver);
    await bad(scores.scorecards({ month: '2026-13', withPredecessors: false }, office), 'month');
    for (const period of ['2026-Q5', '2026-02-30', '2027..2026'])
      await bad(scores.scorecards({ period, withPredecessors: false }, office), 'period');
  });

  it('when a position is asked for that is not there yet, then it answers and says so', async () => {
    const { freshness, rows } = await ask({ afterPosition: '9'.repeat(16) });
    expect(freshness.reached).toBe(false);
    expect(rows).toHaveLength(1);
  });

  it('when the schema is printed, then it has the questions', async () => {
    const builder = await Test.createTestingModule({
      imports: [GraphQLSchemaBuilderModule],
    }).compile();
    const schema = await builder
      .get(GraphQLSchemaFactory)
      .create([ResponseStatisticsResolver, AssessmentDashboardResolver, ScorecardsResolver]);
    const text = printSchema(schema);
    for (const query of ['responseTimeStatistics(', 'assessmentDashboard(', 'scorecards('])
      expect(text).toContain(query);
    expect(text).toContain('groupBy: [StatisticsGroup!]! = []');
  });
});
