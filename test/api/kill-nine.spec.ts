import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import type { RecordedEvent } from '#event-sourcing';
import { openLog, openLogForReading } from '#runtime';

import { foundDistrict, tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import { lifecycle, type Step } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const LANES = 16;
const KILLS = 3;
const ACKNOWLEDGED_BEFORE_KILL = 150;

/** Commands by what is known of them: their effect is in the log, or nobody can tell yet. */
interface Told {
  readonly acknowledged: Set<string>;
  readonly unanswered: Step[];
}

const commandIdOf = (step: Step): string =>
  (JSON.parse(step.body) as { variables: { input: { commandId: string } } }).variables.input
    .commandId;

/** This proves that a crash of the process loses nothing; power loss is what `synchronous=FULL` is for. */
describe('given a system under load', () => {
  const dataDir = temporaryFolder();
  const told: Told = { acknowledged: new Set(), unanswered: [] };
  let tokens: Record<Step['as'], string>;

  const serve = (): Promise<Served> =>
    serveApi({ dataDir, env: { DEMO: 'false', MAX_WRITES_PER_MINUTE: '10000000' } });

  async function send(url: string, step: Step): Promise<boolean> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokens[step.as]}`,
      },
      body: step.body,
    });
    return /"__typename":"WhistleAccepted"/.test(await response.text());
  }

  /** Whole lives, one after the other, until the server is gone. */
  async function lane(url: string, onAcknowledged: () => void): Promise<void> {
    for (;;)
      for (const step of lifecycle(randomUUID(), EVIDENCE)) {
        try {
          if (!(await send(url, step))) throw new Error(`refused: ${step.body}`);
          told.acknowledged.add(commandIdOf(step));
          onAcknowledged();
        } catch (error) {
          if (error instanceof Error && error.message.startsWith('refused')) throw error;
          told.unanswered.push(step);
          return;
        }
      }
  }

  async function loadUntilKilled(served: Served): Promise<void> {
    let count = 0;
    const kill = () => {
      if (++count === ACKNOWLEDGED_BEFORE_KILL) void served.kill();
    };
    await Promise.all(Array.from({ length: LANES }, () => lane(served.url, kill)));
  }

  async function allEvents(): Promise<RecordedEvent[]> {
    const log = await openLogForReading(dataDir);
    const { events } = await log.readAll({ limit: 100_000 });
    await log.close();
    return [...events];
  }

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    const served = await serve();
    tokens = {
      street: await tokenOf(served.url, 'street'),
      'dept-1': await tokenOf(served.url, 'dept-1'),
    };
    await sendPhoto(served.url, tokens['dept-1']);
    await served.stop();
  }, 120_000);

  afterAll(() => removeFolder(dataDir));

  it('when it is killed in the middle, again and again, then what was acknowledged is there once', async () => {
    for (let kill = 0; kill < KILLS; kill++) await loadUntilKilled(await serve());
    const counts = new Map<string, number>();
    const streams = new Map<string, number>();
    for (const { id, metadata, stream, revision } of await allEvents()) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      counts.set(metadata.commandId, 1);
      expect(revision).toBe((streams.get(stream) ?? -1) + 1);
      streams.set(stream, revision);
    }
    expect(told.acknowledged.size).toBeGreaterThanOrEqual(KILLS * ACKNOWLEDGED_BEFORE_KILL);
    for (const commandId of told.acknowledged) expect(counts.get(commandId)).toBe(1);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
  }, 180_000);

  it('when clients send again what was not answered, then each takes effect once', async () => {
    const served = await serve();
    for (const step of told.unanswered) expect(await send(served.url, step)).toBe(true);
    expect(await served.stop()).toBe(0);
    const commands = (await allEvents()).map(({ metadata }) => metadata.commandId);
    for (const step of told.unanswered) expect(commands).toContain(commandIdOf(step));
  }, 60_000);

  it('when the read models are compared with a rebuild from zero, then they are equal', async () => {
    const run = promisify(execFile)(process.execPath, [ADMIN, '--data-dir', dataDir, 'verify'], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    await expect(run).resolves.toMatchObject({ stderr: expect.any(String) });
  }, 120_000);
});
