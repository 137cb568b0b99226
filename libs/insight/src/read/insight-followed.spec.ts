import { tableDigests } from '#read-store';
import type { WhistleEvent } from '#whistle';
import { READ_DATABASES } from '../../../../test/support/read-places.js';
import { centre, clock, InsightDistrict, whistle } from '../testing/insight-district.js';
import { AskDeadlineRisks, AskDeadlineRisksHandler } from './deadline-risks.query.js';
import { INSIGHT, insight } from './insight.projection.js';

type Happening = readonly [hours: number, type: WhistleEvent['type'], data?: object];

const DECLINED: Happening = [1, 'SummonsDeclined', { reason: '非职责', legalBasis: '三定方案' }];

/** What happens to a whistle, one event after another. */
const COURSES: readonly (readonly Happening[])[] = [
  [
    [1, 'ResolutionReported'],
    [2, 'ResolutionConfirmed'],
    [3, 'WhistleClosed'],
  ],
  [DECLINED, [2, 'DeclineOverruled', { reason: '裁定' }], [3, 'ResolutionReported']],
  [DECLINED, [2, 'DeclineUpheld', { reason: '裁定' }], [2, 'DepartmentWithdrawn']],
  [DECLINED, [2, 'WhistleWithdrawn'], [3, 'WhistleReopened']],
  [
    [1, 'DepartmentArrived', { person: '张三', evidence: [] }],
    [2, 'WhistleClosed'],
  ],
  [
    [1, 'ResolutionReported'],
    [2, 'ResolutionSentBack'],
    [3, 'ResolutionReported'],
  ],
];

describe.each(READ_DATABASES)('in %s:', (database) => {
  const district = new InsightDistrict(database);
  beforeAll(() => district.start(), 60_000);
  afterAll(() => district.stop(), 60_000);

  const risks = () => {
    const ask = new AskDeadlineRisksHandler(
      district.questions,
      clock,
      district.directory,
      district.reads,
    );
    return ask.execute(new AskDeadlineRisks(centre, { first: 200 }));
  };

  it('when everything happens one by one, then the answers are those of a rebuild', async () => {
    const settled = Array.from({ length: 40 }, (_, day) =>
      whistle(
        { at: `2026-09-${String(1 + (day % 28)).padStart(2, '0')}T02:00:00.000Z` },
        [20 + day, 'ResolutionReported'],
        [21 + day, 'ResolutionConfirmed'],
      ),
    );
    await district.record(...settled);
    const before = await risks();
    const at = '2026-11-19T04:00:00.000Z';
    for (const course of COURSES) {
      const [raised, summoned, ...more] = whistle({ at }, ...course);
      const [id = ''] = await district.record([raised!, summoned!]);
      for (const [index, event] of more.entries()) {
        await risks();
        await district.add(id, index + 2, event);
      }
    }
    await district.record(whistle({ at }), whistle({ at: '2026-11-20T01:00:00.000Z' }));
    const [followed, rows] = [
      await risks(),
      await tableDigests(await district.reads.live(INSIGHT), insight),
    ];
    expect(followed.length).toBeGreaterThan(before.length + 1);
    await district.reads.rebuild(INSIGHT);
    expect(await tableDigests(await district.reads.live(INSIGHT), insight)).toEqual(rows);
    expect(await risks()).toEqual(followed);
  }, 60_000);
});
