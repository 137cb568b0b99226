import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { RecordedEvent } from '#event-sourcing';
import { openLog, openLogForReading } from '#runtime';

import { foundDistrict, tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import { lifecycle, type Step } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const LIVES_BEFORE = 20;

const admin = (dataDir: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [ADMIN, '--data-dir', dataDir, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });

async function eventsOf(dataDir: string): Promise<readonly RecordedEvent[]> {
  const log = await openLogForReading(dataDir);
  const { events } = await log.readAll({ limit: 100_000 });
  await log.close();
  return events;
}

describe('given a district at work', () => {
  const [dataDir, restored] = [temporaryFolder(), temporaryFolder()];
  const file = join(restored, 'backup.db');
  let served: Served;
  let tokens: Record<Step['as'], string>;
  let told: string;

  async function live(): Promise<void> {
    for (const step of lifecycle(randomUUID(), EVIDENCE)) {
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokens[step.as]}`,
        },
        body: step.body,
      });
      expect(await response.text()).toContain('WhistleAccepted');
    }
  }

  /** Whole lives on several lanes, until the backup is made. */
  async function backUpMeanwhile(): Promise<void> {
    let backedUp = false;
    const lane = async () => {
      while (!backedUp) await live();
    };
    const backup = admin(dataDir, 'backup', file).finally(() => (backedUp = true));
    const [{ stdout }] = await Promise.all([backup, lane(), lane(), lane(), lane()]);
    told = stdout;
  }

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: { DEMO: 'false', MAX_WRITES_PER_MINUTE: '10000000' } });
    tokens = {
      street: await tokenOf(served.url, 'street'),
      'dept-1': await tokenOf(served.url, 'dept-1'),
    };
    await sendPhoto(served.url, tokens['dept-1']);
    for (let life = 0; life < LIVES_BEFORE; life++) await live();
    await backUpMeanwhile();
    expect(await served.stop()).toBe(0);
    // Restoring is this: the file back under its name in a folder without read models.
    copyFileSync(file, join(restored, 'events.db'));
    cpSync(`${file}.evidence`, join(restored, 'evidence'), { recursive: true });
  }, 180_000);

  afterAll(() => {
    removeFolder(dataDir);
    removeFolder(restored);
  });

  it('when it is restored, then it is the log up to the backup, event by event', async () => {
    const [all, kept] = [await eventsOf(dataDir), await eventsOf(restored)];
    expect(kept.length).toBeGreaterThanOrEqual(LIVES_BEFORE * 6);
    expect(kept.length).toBeLessThan(all.length);
    expect(kept).toEqual(all.slice(0, kept.length));
    expect(told).toContain(`${kept.length} 个事件`);
  });

  it('when the restored log is verified, then log and read models hold', async () => {
    const { stdout } = await admin(restored, 'verify');
    expect(stdout).toContain('佐证：1 件');
    expect(stdout).toContain('核对无误');
  }, 60_000);

  it('when evidence is missing from what is restored, then it is named', async () => {
    const kept = join(restored, 'evidence');
    renameSync(kept, `${kept}-away`);
    await expect(admin(restored, 'verify', '--log-only')).rejects.toMatchObject({
      stdout: expect.stringContaining(`佐证 ${EVIDENCE[0].reference} 的文件缺失`),
    });
    renameSync(`${kept}-away`, kept);
  }, 60_000);

  it('when a log is backed up at rest, then its statistics are the same after a restore', async () => {
    const [again, twin] = [temporaryFolder(), join(restored, 'at-rest.db')];
    await admin(dataDir, 'backup', twin);
    copyFileSync(twin, join(again, 'events.db'));
    const statistics = async (folder: string) =>
      (await admin(folder, 'stats', '--by', 'department', '--json')).stdout;
    const [before, after] = [await statistics(dataDir), await statistics(again)];
    expect(before).toContain('dept-1');
    expect(after).toBe(before);
    removeFolder(again);
  }, 60_000);

  it('when the file is there already, then nothing is overwritten', async () => {
    await expect(admin(dataDir, 'backup', file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('BACKUP_EXISTS'),
    });
  });
});
