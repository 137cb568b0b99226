import { randomUUID } from 'node:crypto';

import { openLog, openLogForReading } from '#runtime';

import { foundDistrict, tokenOf } from '../support/district.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { removeFolder, serveApi, temporaryFolder } from '../support/served.js';

const IN_FLIGHT = 24;

describe('given a served district with requests in flight', () => {
  const dataDir = temporaryFolder();
  afterAll(() => removeFolder(dataDir));

  it('when SIGTERM comes, then what was begun is answered and written, and it exits with 0', async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    const served = await serveApi({ dataDir, env: { DEMO: 'false' } });
    const token = await tokenOf(served.url, 'street');
    const blow = async (commandId: string) => {
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: raising(commandId).body,
      });
      return (await response.text()).includes('WhistleAccepted') ? commandId : undefined;
    };
    // One is answered first, so that connections are open and code is warm when the signal comes.
    expect(await blow(randomUUID())).toBeDefined();
    const sent = Array.from({ length: IN_FLIGHT }, () => blow(randomUUID()));
    await Promise.race(sent);
    const code = await served.stop();
    const answers = await Promise.allSettled(sent);

    expect(code).toBe(0);
    const reading = await openLogForReading(dataDir);
    const answered = answers.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value !== undefined ? [answer.value] : [],
    );
    expect(answered.length).toBeGreaterThan(0);
    for (const commandId of answered)
      expect(await reading.readStream(`whistle-${whistleIdOf(commandId)}`)).not.toEqual([]);
    await reading.close();
  }, 120_000);
});
