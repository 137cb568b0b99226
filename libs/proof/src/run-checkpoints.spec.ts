import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainAppends, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { type Checkpoint, publicText, signCheckpoint } from './checkpoint.js';
import { CheckpointFolder } from './checkpoint-folder.js';
import { webhookTarget } from './checkpoint-target.js';
import { type CheckpointMaking, makeCheckpoint } from './make-checkpoint.js';
import { proof } from './proof.js';
import { keepCheckpoints } from './run-checkpoints.js';
import { openSigningKey } from './signing-key.js';

const ACTOR = { account: 'system', organisation: 'system', role: 'system' };

let home: string;
let log: EventStore;
let now: string;
let server: Server;
let taken: Checkpoint[];
let answer: number;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'shaodao-checkpoints-'));
  const store = await openSqliteEventStore({ file: join(home, 'events.db') });
  log = chainAppends(store, { tellsRepeats: true });
  now = '2026-11-27T08:00:00.000Z';
  [taken, answer] = [[], 204];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      if (answer < 300) taken.push(JSON.parse(body) as Checkpoint);
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
  await log.close();
  rmSync(home, { recursive: true });
});

const making = (): CheckpointMaking => ({
  log,
  key: openSigningKey(join(home, 'checkpoint.key')),
  folder: new CheckpointFolder(join(home, 'checkpoints')),
  clock: { now: () => now },
  actor: ACTOR,
});
const schedule = () => {
  const { port } = server.address() as AddressInfo;
  return { hours: 24, targets: [webhookTarget(`http://127.0.0.1:${port}/`)] };
};
const keep = () => keepCheckpoints(making(), schedule());
const numbers = (some: readonly Checkpoint[]) => some.map(({ number }) => number);

describe('given a schedule of a checkpoint a day, and a webhook', () => {
  it('when a day has passed, then the next is signed and delivered, and not before', async () => {
    await keep();
    now = '2026-11-28T07:59:00.000Z';
    await keep();
    expect(numbers(taken)).toEqual([1]);
    now = '2026-11-28T08:00:00.000Z';
    await keep();
    expect(numbers(taken)).toEqual([1, 2]);
    expect(taken).toEqual(making().folder.read());
  });

  it('when the last was signed by a clock that was set back since, then the next is not held up', async () => {
    now = '2027-11-27T08:00:00.000Z';
    await keep();
    now = '2026-11-27T08:00:00.000Z';
    await keep();
    now = '2026-11-28T07:59:00.000Z';
    await keep();
    expect(numbers(taken)).toEqual([1, 2]);
    now = '2026-11-28T08:00:00.000Z';
    await keep();
    expect(taken.map(({ at }) => at.slice(0, 10))).toEqual([
      '2027-11-27',
      '2026-11-27',
      '2026-11-28',
    ]);
  });

  it('when the receiver is away, then what it missed comes later, in order', async () => {
    answer = 503;
    await expect(keep()).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_DELIVERED' });
    now = '2026-11-28T08:00:00.000Z';
    await expect(keep()).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_DELIVERED' });
    answer = 200;
    await keep();
    expect(numbers(taken)).toEqual([1, 2]);
  });
});

describe('given checkpoints that are made one after the other', () => {
  it('when each is made, then it covers what the log has, and names only what has changed', async () => {
    const first = await makeCheckpoint(making());
    const second = await makeCheckpoint(making());
    // The beginning of the chain; then the record of the first checkpoint.
    expect([first.events, second.events]).toEqual([1, 2]);
    expect([first.last, second.last]).toEqual([
      ['proof', 0],
      ['proof', 1],
    ]);
    expect((await proof.load(log)).last).toMatchObject({ number: 2, root: second.root });
  });

  it('when a run ended after the file was written, then the next adopts that file', async () => {
    await makeCheckpoint(making());
    const broken = {
      ...making(),
      log: { ...log, append: () => Promise.reject(new Error('ended')) },
    };
    await expect(makeCheckpoint(broken)).rejects.toThrow('ended');
    now = '2026-11-27T09:00:00.000Z';
    const second = await makeCheckpoint(making());
    expect(second).toMatchObject({ number: 2, at: '2026-11-27T08:00:00.000Z' });
    expect(numbers(making().folder.read())).toEqual([1, 2]);
    expect(await makeCheckpoint(making())).toMatchObject({
      number: 3,
      previous: expect.any(String),
    });
  });

  it('when two are made at once, then one is in the log and no file is written over', async () => {
    await makeCheckpoint(making());
    const both = await Promise.allSettled([makeCheckpoint(making()), makeCheckpoint(making())]);
    expect(both.map(({ status }) => status)).toContain('fulfilled');
    const events = await proof.read(log);
    expect(events.map(({ type }) => type)).toEqual([
      'ChainBegun',
      'CheckpointSigned',
      'CheckpointSigned',
    ]);
    expect(numbers(making().folder.read())).toEqual([1, 2]);
  });

  it('when somebody else has put a file in the place of the next, then it is refused', async () => {
    const first = await makeCheckpoint(making());
    const { privateKey } = openSigningKey(join(home, 'other.key'));
    const previous = (await proof.load(log)).last?.digest ?? '';
    const forged = { ...first, number: 2, previous, key: publicText(privateKey) };
    making().folder.keep(signCheckpoint(forged, privateKey));
    await expect(makeCheckpoint(making())).rejects.toMatchObject({ code: 'CHECKPOINT_INVALID' });
  });
});

describe('given a folder in which a checkpoint cannot be written', () => {
  it('when there is room again, then nothing that was begun is in the way', async () => {
    const { folder } = making();
    mkdirSync(folder.folder);
    // A name that is taken by a folder stands for a disk that is full: the text is there, its name is not.
    mkdirSync(join(folder.folder, 'checkpoint-000001.json'));
    await expect(makeCheckpoint(making())).rejects.toThrow();
    expect(readdirSync(folder.folder)).toEqual(['checkpoint-000001.json']);
    rmdirSync(join(folder.folder, 'checkpoint-000001.json'));
    expect(await makeCheckpoint(making())).toMatchObject({ number: 1 });
    expect(readdirSync(folder.folder)).toEqual(['checkpoint-000001.json']);
  });
});
