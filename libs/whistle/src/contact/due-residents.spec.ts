import { happened, raised, Scene, summoned, whole, at } from '../read/testing/whistle-scene.js';
import { dueResidents } from './due-residents.js';

describe('given whistles whose residents left contact data', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
    const blown = [raised(), summoned('chengguan')];
    const done = [
      happened('ResolutionReported', '01:20'),
      happened('ResolutionConfirmed', '01:30'),
      whole('WhistleClosed', '02:00'),
    ];
    await scene.write('open', ...blown);
    await scene.write('closed', ...blown, ...done);
    await scene.write('late', ...blown, ...done.slice(0, 2), whole('WhistleClosed', '05:00'));
    await scene.write('reopened', ...blown, ...done, whole('WhistleReopened', '03:00'));
    await scene.write('withdrawn', ...blown, whole('WhistleWithdrawn', '02:00'));
    const merged = whole('WhistleMerged', '02:30', { into: 'closed' });
    // What happens after the end does not put off the day on which the contact is erased.
    await scene.write('merged', ...blown, merged, happened('DepartmentRated', '06:00'));
  });
  afterAll(() => scene.close());

  it('when those are listed that ended before a moment, then only these are due', async () => {
    const all = ['open', 'closed', 'late', 'reopened', 'withdrawn', 'merged', 'never'];
    expect(await dueResidents(scene.log, all, at('04:00'))).toEqual([
      { whistleId: 'closed', endedAt: at('02:00') },
      { whistleId: 'withdrawn', endedAt: at('02:00') },
      { whistleId: 'merged', endedAt: at('02:30') },
    ]);
    expect(await dueResidents(scene.log, all, at('01:00'))).toEqual([]);
  });
});
