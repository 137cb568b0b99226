import { removeFolder, serveApi, type Served } from '../support/served.js';
import { expectFromBlowToScore, pasteOpen311, pasteWalkthrough } from '../support/walkthrough.js';

/** The README's walk-through is what a newcomer pastes first: it is pasted here, word for word. */
describe('given the demo district', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveApi({ env: { OPEN311_FILE: 'schema/open311/demo.json' } });
  }, 180_000);

  afterAll(async () => {
    expect(await served.stop()).toBe(0);
    removeFolder(served.dataDir);
  });

  it.each(['README.md', 'README.zh-CN.md'])(
    'when the walk-through of %s is pasted, then a whistle goes from blow to score',
    async (readme) => {
      expectFromBlowToScore(await pasteWalkthrough(readme, served.url));
    },
    60_000,
  );

  it.each(['apps/README.md', 'apps/README.zh-CN.md'])(
    'when the curl calls of Open311 in %s are pasted, then an order becomes a request',
    async (operations) => {
      const [services, requests] = await pasteOpen311(operations, served.url);
      expect(services).toContainEqual(expect.objectContaining({ service_code: 'street-occupied' }));
      expect(requests).toEqual([
        expect.objectContaining({ service_request_id: expect.any(String) }),
      ]);
    },
    60_000,
  );

  it('when the data folder is served again, then the demo is not made twice', async () => {
    expect(await served.stop()).toBe(0);
    served = await serveApi({ dataDir: served.dataDir });
    expect(served.ready).toContain('shaodao-demo-2026');
  }, 120_000);
});
