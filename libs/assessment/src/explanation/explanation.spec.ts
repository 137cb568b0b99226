import type { TestingModule } from '@nestjs/testing';
import { encodeCursor } from '#graphql';
import { ResponseStatisticsResolver } from '../read/response-statistics/response-statistics.resolver.js';
import { actor, openSeason } from '../testing/season-module.js';
import { ExplainScoreResolver } from './explain-score.resolver.js';
import { StatisticsSummonsesResolver } from './statistics-summonses.resolver.js';

const office = actor('assessment', 'assessment-office');
const department = actor('department', '城管局');

describe('given figures and scores of a season, and who asks about them', () => {
  let module: TestingModule;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ module, close } = await openSeason({ now: () => '2026-12-31T04:00:27.500Z' }));
  });
  afterAll(() => close());

  const ask = (args: object) =>
    module
      .get(ResponseStatisticsResolver)
      .responseTimeStatistics({ groupBy: [], compare: false, ...args }, office);
  const list = (args: object, by = office) =>
    module.get(StatisticsSummonsesResolver).statisticsSummonses({ first: 100, ...args }, by);

  it('when the summonses of a figure are listed, then page by page they are all that it counts', async () => {
    const figure = { filter: { department: '城管局' }, from: '2026-10-01', to: '2026-10-31' };
    const [row] = (await ask(figure)).rows;
    const whole = await list({ ...figure, clock: 'resolve', verdict: 'overdue' });
    expect(whole.edges).toHaveLength(row!.resolve.overdue);
    expect(row!.resolve.overdue).toBeGreaterThan(1);
    const titles = whole.edges.map(({ node }) => node.title);
    expect(new Set(titles)).toEqual(new Set(['占道经营']));
    const asked = { ...figure, clock: 'resolve', verdict: 'overdue', first: 1 };
    const first = await list(asked);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await list({ ...asked, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges]).toEqual(whole.edges.slice(0, 2));
    const { clocks } = whole.edges[0]!.node;
    expect(clocks.find(({ clock }) => clock === 'resolve')).toMatchObject({
      verdict: 'overdue',
      dueAt: expect.stringMatching(/^2026-/) as unknown,
      stoppedAt: null,
      minutes: null,
    });
  });

  it('when others list summonses, then a department sees its own and a street those of its own', async () => {
    const all = await list({ measure: 'summoned' });
    const own = await list({ measure: 'summoned' }, department);
    expect(new Set(own.edges.map(({ node }) => node.department))).toEqual(new Set(['城管局']));
    const street = await list({ measure: 'summoned' }, actor('street', 'street-a'));
    expect(new Set(street.edges.map(({ node }) => node.street))).toEqual(new Set(['street-a']));
    expect(street.edges.length).toBeLessThan(all.edges.length);
    for (const [filter, by] of [
      [{ department: '住建局' }, department],
      [{ street: 'street-b' }, actor('street', 'street-a')],
    ] as const)
      await expect(list({ measure: 'summoned', filter }, by)).rejects.toMatchObject({
        extensions: { code: 'NOT_YOUR_ORGANISATION' },
      });
  });

  const explain = (args: object, by = office) =>
    module
      .get(ExplainScoreResolver)
      .explainScore({ period: '2026-10', organisation: '城管局', first: 3, ...args }, by);

  it('when a score is explained, then a department sees its own, and a street whom it called', async () => {
    const whole = await explain({});
    expect(await explain({}, department)).toEqual(whole);
    await expect(explain({ organisation: '住建局' }, department)).rejects.toMatchObject({
      extensions: { code: 'NOT_YOUR_ORGANISATION' },
    });
    const seen = await explain({}, actor('street', 'street-a'));
    expect(seen?.total).toBe(whole?.total);
    expect(seen?.text).toContain('所列召集只有本街道派出的，合计小于所计数');
    const indicators = seen?.parts.flatMap((part) => part.indicators) ?? [];
    const rows = indicators.flatMap(({ counts }) => counts.flatMap((count) => count.summonses));
    expect(new Set(rows.map(({ street }) => street))).toEqual(new Set(['street-a']));
  });

  it('when one indicator is asked about, then the total is still told whole', async () => {
    const whole = await explain({});
    const one = await explain({ indicator: 'resolution', first: 0 });
    expect(one?.parts[0]?.indicators.map(({ score }) => score.id)).toEqual(['resolution']);
    expect(one?.calculation).toBe(whole?.calculation);
  });

  it('when nothing was scored, or the period cannot be, then there is none, or an error', async () => {
    expect(await explain({ organisation: '综合执法局' })).toBeNull();
    await expect(explain({ period: '2026-13' })).rejects.toMatchObject({
      extensions: { code: 'INVALID_INPUT', field: 'period' },
    });
  });

  it('when no figure, or two, or a foreign cursor is sent, then the error names the field', async () => {
    const bad = async (args: object, field: string) =>
      expect(list(args)).rejects.toMatchObject({ extensions: { code: 'INVALID_INPUT', field } });
    await bad({}, 'measure');
    await bad({ clock: 'resolve' }, 'measure');
    await bad({ measure: 'rated', clock: 'resolve', verdict: 'late' }, 'measure');
    await bad({ measure: 'rated', after: encodeCursor(['due', '2026', 'w', 1]) }, 'after');
  });
});
