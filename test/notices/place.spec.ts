import { randomUUID } from 'node:crypto';

import { claimFeedPosition } from '#notices';
import { openLog } from '#runtime';

import { as, foundDistrict } from '../support/district.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';
import { raised, Scene, summoned, until } from './scene.js';

describe('given a district that nobody was told of yet', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open();
    await scene.subscribe('chengguan', 'mail', {
      channel: 'email',
      address: 'a@b.cn',
      credential: undefined,
    });
  });
  afterEach(() => scene.close());

  it('when its place is taken before the feeding begins, then what is done between is told, and nothing before', async () => {
    await scene.write('before', raised(), summoned());
    await claimFeedPosition(scene.log, scene.outbox, scene.clock);
    await scene.write('between', raised(), summoned());
    await claimFeedPosition(scene.log, scene.outbox, scene.clock);
    await scene.start();
    await until(async () => (await scene.notices()).length === 1);
    expect(await scene.notices()).toMatchObject([{ whistle_id: 'between' }]);
    expect((await scene.deliveries()).map(({ target }) => target)).toEqual(['chengguan/mail']);
  });
});

const PATIENT_MS = 240_000;
const INBOX = `query ($position: String) {
  myNotices(first: 5, afterPosition: $position) { edges { node { kind whistleId } } }
}`;

/** The API comes first and the worker later, as where each is a process of its own. */
describe('given a new district whose worker is not there yet', () => {
  const dataDir = temporaryFolder();
  let served: Served | undefined;
  const serve = (env: Record<string, string>) => serveApi({ dataDir, env: { ...PLAIN, ...env } });

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
  }, PATIENT_MS);
  afterAll(async () => {
    await served?.stop();
    removeFolder(dataDir);
  }, PATIENT_MS);

  it(
    'when a whistle is blown as soon as requests are answered, then it is told once the worker comes',
    async () => {
      served = await serve({ WORKER: 'none' });
      const commandId = randomUUID();
      const { query, variables } = JSON.parse(raising(commandId).body) as {
        readonly query: string;
        readonly variables: object;
      };
      await (await as(served.url, 'street')).ask(query, variables);
      await served.stop();
      served = await serve({});
      const department = await as(served.url, 'dept-1');
      const told = { node: { kind: 'SUMMONED', whistleId: whistleIdOf(commandId) } };
      await until(async () => {
        const { myNotices } = await department.ask<{ myNotices: { edges: unknown[] } }>(INBOX);
        return JSON.stringify(myNotices.edges) === JSON.stringify([told]);
      });
    },
    PATIENT_MS,
  );
});
