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

  it('when it is another’s, then it is refused', async () => {
    await expect(
      live.workListChanged(as('department', 'chengguan'), 'street-a'),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_YOUR_ORGANISATION' } });
  });
});
