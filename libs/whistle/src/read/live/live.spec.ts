import type { ReadStore } from '#read-store';
import { at, happened, raised, Scene, summoned } from '../testing/whistle-scene.js';
import { WhistleFeed } from './whistle-feed.js';
import { WorkListFeed } from './work-list-feed.js';

let scene: Scene;
let feed: WhistleFeed;
let lists: WorkListFeed;
beforeEach(async () => {
  scene = await Scene.open();
  feed = new WhistleFeed(scene.log);
  lists = new WorkListFeed(feed, scene.store, () => at('02:30'));
  await scene.write('before', raised(), summoned('chengguan'));
  await scene.db();
});
afterEach(async () => {
  await feed.close();
  await scene.close();
});

describe('given people who listen to whistles', () => {
  it('when something happens to theirs, then they are told; of the past and of others, nothing', async () => {
    const mine = await feed.listen(({ whistleId }) => whistleId === 'mine');
    const all = await feed.listen();
    await scene.write('other', raised());
    const position = await scene.write('mine', raised(), summoned('chengguan'));
    expect((await all.next()).value).toMatchObject({ whistleId: 'other' });
    const events = ['WhistleRaised', 'DepartmentSummoned'];
    expect((await mine.next()).value).toEqual({ whistleId: 'mine', position, events });
  });

  it('when one takes nothing, then it alone is cut off, with a reason', async () => {
    const slow = await feed.listen();
    const quick = await feed.listen();
    for (let n = 0; n < 260; n += 1) {
      await scene.write('busy', n === 0 ? raised() : happened('ClockPaused', '01:10'));
      expect((await quick.next()).done).toBe(false);
    }
    await expect(slow.next()).rejects.toMatchObject({
      extensions: { code: 'SUBSCRIBER_TOO_SLOW' },
    });
    expect((await slow.next()).done).toBe(true);
    await scene.write('after', raised());
    expect((await quick.next()).value).toMatchObject({ whistleId: 'after' });
  });

  it('when one stops listening while it waits, then its wait ends', async () => {
    const queue = await feed.listen();
    const waiting = queue.next();
    await queue.return();
    expect((await waiting).done).toBe(true);
    const again = await feed.listen();
    await scene.write('again', raised());
    expect((await again.next()).value).toMatchObject({ whistleId: 'again' });
  });

  it('when the log is closed, then they are told that it is over', async () => {
    const queue = await feed.listen();
    const waiting = queue.next();
    await scene.log.close();
    await expect(waiting).rejects.toMatchObject({
      extensions: { code: 'SUBSCRIPTION_INTERRUPTED' },
    });
  });
});

describe('given people who listen to a work list', () => {
  it('when the lists are behind for longer than anybody is patient, then they are told all the same', async () => {
    let behind = 3;
    const late: Pick<ReadStore, 'waitFor' | 'live'> = {
      waitFor: async (...asked) => (behind-- > 0 ? false : scene.store.waitFor(...asked)),
      live: (name) => scene.store.live(name),
    };
    const lagging = new WorkListFeed(feed, late, () => at('02:30'));
    const department = await lagging.changes('chengguan');
    await scene.write('w', raised(), summoned('chengguan'));
    const told = (await department.next()).value;
    expect(told).toMatchObject({ whistleId: 'w', summonses: [{ department: 'chengguan' }] });
    expect(behind).toBe(-1);
    await department.return?.();
  });

  it('when the last of them leaves while the lists are behind, then nobody waits for ever', async () => {
    const asked: string[] = [];
    const still: Pick<ReadStore, 'waitFor' | 'live'> = {
      waitFor: async (name) => {
        asked.push(name);
        await new Promise((done) => setTimeout(done, 10));
        return false;
      },
      live: (name) => scene.store.live(name),
    };
    const lagging = new WorkListFeed(feed, still, () => at('02:30'));
    const department = await lagging.changes('chengguan');
    const waiting = department.next();
    await scene.write('w', raised(), summoned('chengguan'));
    while (asked.length < 2) await new Promise((done) => setTimeout(done, 5));
    await department.return?.();
    await waiting;
    const before = asked.length;
    await new Promise((done) => setTimeout(done, 50));
    expect(asked.length).toBe(before);
  });

  it('when it changes, then they get what the list now shows', async () => {
    const street = await lists.changes('street-a');
    const department = await lists.changes('chengguan');
    await scene.write(
      'elsewhere',
      raised({ street: 'street-b', raisedBy: 'street-b' }),
      summoned('gongan'),
    );
    await scene.write('w', raised(), summoned('chengguan'));
    const first = (await street.next()).value;
    expect(first).toMatchObject({ whistleId: 'w', whistle: { street: 'street-a' } });
    await department.next();
    await scene.write('w', happened('DepartmentAcknowledged', '01:20'));
    const second = (await department.next()).value;
    expect(second).toMatchObject({
      events: ['DepartmentAcknowledged'],
      summonses: [{ department: 'chengguan', status: 'to-arrive' }],
    });
    const community = await lists.changes('community-a1');
    await scene.write('theirs', raised({ raisedBy: 'community-a1' }), summoned('chengguan'));
    expect((await community.next()).value).toMatchObject({
      whistleId: 'theirs',
      whistle: { raisedBy: 'community-a1' },
      summonses: [{ department: 'chengguan' }],
    });
    await community.return?.();
    const district = await lists.changes();
    await scene.write('elsewhere', happened('DepartmentAcknowledged', '01:20'));
    await scene.write('w', happened('DepartmentArrived', '01:30'));
    const both = [(await district.next()).value, (await district.next()).value];
    expect(both).toMatchObject([
      { whistleId: 'elsewhere', whistle: { street: 'street-b' } },
      { whistleId: 'w', summonses: [{ status: 'to-resolve' }] },
    ]);
    await district.return?.();
    await street.return?.();
    await department.return?.();
  });
});
