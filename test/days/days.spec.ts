import { resolve } from 'node:path';

import { removeFolder, serveApi } from '../support/served.js';
import { expectFromBlowToScore, pasteWalkthrough } from '../support/walkthrough.js';
import { moments } from './moments.js';

const all = process.env['DAYS'] === 'all';
const played = moments(Date.now())
  .filter(({ gate }) => all || gate)
  .map(({ name, at }) => ({ name, date: new Date(at).toISOString(), at }));

/** What a newcomer does on the first day, on whichever day that is. */
describe('given a new folder on any day', () => {
  it.each(played)(
    'when it is served at $name ($date), then the demo is whole and the walk-through passes',
    async ({ at }) => {
      const ahead = at - Date.now();
      const served = await serveApi({
        env: {
          CLOCK_AHEAD_MS: String(ahead),
          NODE_OPTIONS: `--import ${resolve('test/support/travel.mjs')}`,
        },
      });
      try {
        expectFromBlowToScore(await pasteWalkthrough('README.md', served.url, ahead));
        expect(served.log()).toContain('演示区已就绪');
        expect(served.log()).not.toContain('已略过');
        expect(await served.stop()).toBe(0);
      } finally {
        await served.kill();
        removeFolder(served.dataDir);
      }
    },
    180_000,
  );
});
