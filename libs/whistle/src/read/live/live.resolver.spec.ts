import type { Organisations } from '#directory';
import type { Naming } from '../names.js';
import { LiveResolver } from './live.resolver.js';
import type { WorkListFeed } from './work-list-feed.js';

const KINDS: Readonly<Record<string, string>> = {
  district: 'district',
  'street-a': 'street',
  'community-a1': 'community',
  chengguan: 'department',
};
const organisations = {
  find: (id: string) => (KINDS[id] ? { id, kind: KINDS[id] } : undefined),
  streetOf: (id: string) => (id === 'community-a1' ? 'street-a' : undefined),
  predecessorsOf: () => [],
  nameOf: (id: string) => id,
} as unknown as Organisations;
const naming = { current: async () => ({ organisations }) } as unknown as Naming;
const lists = { changes: async () => ({ next: async () => ({}) }) } as unknown as WorkListFeed;
const live = new LiveResolver({} as never, lists, {} as never, naming);
const as = (role: string, organisation: string) => ({ account: 'a', organisation, role });

describe('given work lists that people listen to', () => {
  it('when it is a list that somebody has, then they may listen to their own', async () => {
    const community = as('community', 'community-a1');
    for (const [who, organisation] of [
      ...([
        [community, 'community-a1'],
        [community, 'street-a'],
      ] as const),
      [as('department', 'chengguan'), 'chengguan'],
    ] as const)
      expect(await live.workListChanged(who, organisation)).toHaveProperty('next');
  });

  it('when nothing is ever published for it, then it is refused', async () => {
    for (const organisation of ['district', 'nobody'])
      await expect(
        live.workListChanged(as('command-centre', 'district'), organisation),
      ).rejects.toMatchObject({ extensions: { code: 'NO_WORK_LIST' } });
  });

  it('when a screen on a wall listens to the district, then it is told of a change, and nothing of the matter', async () => {
    const whistle = { whistleId: 'w', title: '王某家门前' };
    const change = { whistleId: 'w', position: '7', events: ['WhistleRaised'], whistle };
    const changes = async () => ({
      next: async () => ({ done: false, value: Object.assign({ summonses: [whistle] }, change) }),
    });
    const feed = { changes } as unknown as WorkListFeed;
    const told = await new LiveResolver({} as never, feed, {} as never, naming).districtChanged(
      as('display', 'district'),
    );
    const { value } = (await told.next()) as { readonly value: object };
    const bare = Object.assign({}, change, { whistle: null, summonses: [] });
    expect(value).toEqual({ districtChanged: bare });
  });

  it('when it is another’s, then it is refused', async () => {
    await expect(
      live.workListChanged(as('department', 'chengguan'), 'street-a'),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_YOUR_ORGANISATION' } });
  });
});
