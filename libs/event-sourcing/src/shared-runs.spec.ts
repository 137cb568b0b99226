import { setImmediate as nextTurn } from 'node:timers/promises';
import { shareRuns } from './shared-runs.js';

/** Work that notes when it begins, and ends when it is told to. */
function slowWork() {
  const ends: ((error?: Error) => void)[] = [];
  const run = () => {
    const number = ends.length + 1;
    return new Promise<number>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve(number)));
    });
  };
  return { run, ends };
}

describe('given work that many ask for', () => {
  it('when they ask while it runs, then one more run that begins afterwards answers them all', async () => {
    const { run, ends } = slowWork();
    const shared = shareRuns(run);
    const first = shared();
    await nextTurn();
    const later = [shared(), shared(), shared()];
    await nextTurn();
    expect(ends).toHaveLength(1);
    ends[0]!();
    expect(await first).toBe(1);
    await nextTurn();
    ends[1]!();
    expect(await Promise.all(later)).toEqual([2, 2, 2]);
  });

  it('when a run fails, then those who shared it are told and the next one is answered', async () => {
    const { run, ends } = slowWork();
    const shared = shareRuns(run);
    const failing = Promise.allSettled([shared(), shared()]);
    await nextTurn();
    ends[0]!(new Error('away'));
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = shared();
    await nextTurn();
    ends[1]!();
    expect(await again).toBe(2);
  });

  it('when runs wait for more, then everybody who comes meanwhile shares one that begins after all', async () => {
    const { run, ends } = slowWork();
    const shared = shareRuns(run, () => nextTurn());
    const first = shared();
    await Promise.resolve();
    await Promise.resolve();
    const second = shared();
    expect(ends).toHaveLength(0);
    await nextTurn();
    await nextTurn();
    ends[0]!();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(ends).toHaveLength(1);
  });
});
