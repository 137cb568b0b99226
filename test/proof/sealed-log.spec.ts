import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventId, type RecordedEvent, systemClock } from '#event-sourcing';
import { type EventStore, noProgress } from '#event-store';
import { PositionMap } from '#event-store/maintenance';
import { openSqliteEventStore } from '#event-store/sqlite';
import { sealLog } from '#importing';
import { Erasure, type KeyStore, openKeyStore, PersonalData, subjects } from '#privacy';
import { digestOfCheckpoint, rewritingFaults } from '#proof';
import { openSource, openTarget, parseLogUrl } from '#runtime';
import { createProgram } from '../../apps/admin/src/program.js';
import { eventsIn, Workshop } from '../migrate/migration.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { AttackedLog } from './attacked-log.js';

const actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const contact = { name: '赵敏之', phone: '13912345678' };
const STAFF_PHONE = '0990-5550117';
const ADDRESS = 'duty@chengguan.example.cn';
const PRIVATE = [contact.name, contact.phone, STAFF_PHONE, ADDRESS];
const at = '2026-10-01T09:00:00.000Z';

type Written = readonly [type: string, data: object];

const RAISED: Written = ['WhistleRaised', { at, title: `${contact.name}反映污水外溢`, contact }];
/** By commands, in the order of the log. */
const HISTORY: readonly (readonly [stream: string, ...events: Written[]])[] = [
  ['whistle-a', RAISED, ['DepartmentSummoned', { at }]],
  [
    'people',
    ['PersonLeft', { at, id: '3' }],
    ['PersonRegistered', { at, id: '17', name: '王宁', phone: STAFF_PHONE }],
  ],
  ['whistle-b', ['WhistleRaised', { at, title: '路灯不亮' }]],
  [
    'whistle-a',
    ['SummonsDeclined', { at, reason: `电 ${contact.phone} 无人接`, legalBasis: '无' }],
  ],
  [
    'notice-settings-xinhua',
    [
      'NoticeSubscriptionAdded',
      { at, subscription: 'mail', channel: 'email', address: ADDRESS, person: 'clerk' },
    ],
  ],
];

/** As releases wrote a log that had neither keys nor chains. */
async function writeOldLog(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openSqliteEventStore({ file: join(dataDir, 'events.db') });
  for (const [stream, ...written] of HISTORY) {
    const commandId = randomUUID();
    const metadata = { commandId, command: 'C', digest: 'd', correlationId: commandId, actor };
    const events = written.map(([type, data], index) => {
      return { id: eventId(commandId, index), type, version: 1, data, metadata };
    });
    const last = (await store.readStream(stream)).at(-1)?.revision ?? 'no-stream';
    await store.append(stream, last, events);
  }
  await store.close();
}

const workshop = new Workshop();
let postgres: PostgresServer;
let eventStoreDb: EventStoreDbServer;
beforeAll(async () => {
  [postgres, eventStoreDb] = [await startPostgres(), await EventStoreDbServer.start()];
}, 60_000);
afterAll(async () => {
  await Promise.all([eventStoreDb.stop(), postgres.stop()]);
  workshop.remove();
});

const keptOf = ({ stream, revision, id, type, version, metadata, data }: RecordedEvent) => {
  const { commandId, actor: by, command, correlationId } = metadata;
  const { at: happened } = data as { at: string };
  return [stream, revision, id, type, version, { commandId, by, command, correlationId }, happened];
};

describe.each([
  ['SQLite', () => workshop.place()],
  ['PostgreSQL', () => postgres.url()],
  ['EventStoreDB (test server)', () => eventStoreDb.connectionString],
])('given a log with plain contact data that is sealed into a new one on %s', (_, place) => {
  let old: AttackedLog;
  let source: EventStore;
  let sealed: AttackedLog;
  let keys: KeyStore;
  let digest: string;
  let before: readonly RecordedEvent[];

  const seal = async (signal: AbortSignal) => {
    const [map, target] = [join(workshop.folder, `${where}.map`), await openTarget(named)];
    const positions = new PositionMap(map, { from: 'old', to: named.shown });
    const { key, folder } = old;
    const run = { source, target, map: positions, keys, signal, say: () => undefined };
    const proof = { key, folder, clock: systemClock, actor };
    return sealLog({ ...run, progress: noProgress, reason: '加密', proof }).finally(async () => {
      positions.close();
      await target.close();
    });
  };
  let where: string;
  let named: ReturnType<typeof parseLogUrl>;

  beforeAll(async () => {
    where = randomUUID();
    const dataDir = workshop.place();
    await writeOldLog(dataDir);
    old = await AttackedLog.open({ kind: 'sqlite', dataDir });
    await old.checkpoint();
    before = await eventsIn(old.log);
    keys = await openKeyStore({ folder: join(workshop.folder, where) });
    source = await openSource(parseLogUrl(dataDir));
    named = parseLogUrl(place());
    const { checkpoint, changed } = await seal(new AbortController().signal);
    expect(changed).toBe(4);
    digest = digestOfCheckpoint(checkpoint);
    sealed = await AttackedLog.open(named.place);
    old.folder.read().forEach((one) => sealed.folder.keep(one));
  });
  afterAll(async () => {
    await Promise.all([old.close(), sealed.close(), source.close(), keys.close()]);
  });

  it('when it is read, then everything is as it was, and nothing tells the values', async () => {
    const after = await eventsIn(sealed.log);
    expect(after.slice(0, before.length).map(keptOf)).toEqual(before.map(keptOf));
    expect(PRIVATE.filter((text) => JSON.stringify(after).includes(text))).toEqual([]);
    const [raised, summoned, left, registered, lamp, declined, mail] = after;
    expect(raised?.data).toMatchObject({ title: '***反映污水外溢' });
    expect(declined?.data).toMatchObject({ reason: '电 *** 无人接', legalBasis: '无' });
    const data = new PersonalData(keys);
    expect(await data.openOne((raised?.data as { contact: typeof contact }).contact)).toEqual(
      contact,
    );
    const { address } = mail?.data as { address: string };
    expect(await data.openOne({ address })).toEqual({ address: ADDRESS });
    expect(await keys.liveIdsOf(subjects.account('clerk'))).toHaveLength(1);
    const { phone } = registered?.data as { phone: string };
    expect(await data.openOne({ phone })).toEqual({ phone: STAFF_PHONE });
    // A fingerprint that covered a plain value could be tried.
    const digests = [raised, summoned, left, registered, declined, mail].map(
      (one) => one?.metadata.digest,
    );
    expect(digests).not.toContain('d');
    expect([digests[0], digests[2]]).toEqual([digests[1], digests[3]]);
    expect(lamp?.metadata.digest).toBe('d');
  });

  it('when it is verified, then only whoever knows of the rewriting finds nothing', async () => {
    const series = sealed.folder.read();
    expect(await sealed.verify()).toEqual([]);
    expect(rewritingFaults(series, digest)).toEqual([]);
    expect(rewritingFaults(series)).toEqual([expect.stringContaining(`--rewritten ${digest}`)]);
    const given = ['--checkpoints', sealed.folder.folder];
    expect(await sealed.audit(...given)).toContain('检查点 2');
    expect(await sealed.audit(...given, '--rewritten', digest)).toContain('核对无误');
    // As one of 64 digests begins.
    expect(await sealed.audit(...given, '--rewritten', '-another')).toContain('处不符');
  });

  it('when the checkpoint that says so is missing, then the old ones stand, and it shows', async () => {
    const [first] = sealed.folder.read();
    const faults = (await sealed.verify([first!])).join('\n');
    expect(faults).toContain('whistle-a@0 至 2 之间被改动并重算了链：检查点 1');
    expect(faults).toContain('没有检查点证明这次改写');
  });

  it('when it goes on and a value is erased, then checkpoints follow, and all verifies', async () => {
    const delivery = { commandId: randomUUID(), actor, correlationId: 'c' };
    await new Erasure(sealed.log, systemClock, keys).erase(
      subjects.resident('a'),
      '本人要求',
      delivery,
    );
    const made = await sealed.checkpoint(old.key);
    expect(made).toMatchObject({ number: 3 });
    expect(made.rewrites).toBeUndefined();
    expect(await sealed.verify()).toEqual([]);
    const [raised] = await sealed.log.readStream('whistle-a');
    const { contact: gone } = raised?.data as { contact: typeof contact };
    expect((await new PersonalData(keys).openOne(gone)).phone).toBe('已删除');
  });
});

describe('given a log of which somebody says that it was written anew', () => {
  let log: AttackedLog;
  beforeEach(async () => {
    log = await AttackedLog.open({ kind: 'sqlite', dataDir: workshop.place() });
    await log.play();
    await log.checkpoint();
    await log.happen('proof', 'LogRewritten', at);
  });
  afterEach(() => log.close());

  it('when no checkpoint does, then that is a fault, and no worker signs it', async () => {
    expect(await log.verify()).toEqual([expect.stringContaining('没有检查点证明这次改写')]);
    expect(await log.audit()).toContain('没有检查点证明这次改写');
    await expect(log.checkpoint()).rejects.toMatchObject({ code: 'LOG_REWRITTEN' });
  });
});

describe('given the command line, and a data folder of an earlier release', () => {
  it('when it is sealed, then what to do next is told; again, and there is nothing to seal', async () => {
    const dataDir = workshop.place();
    await writeOldLog(dataDir);
    const [sealed, again] = [workshop.place(), workshop.place()];
    const seal = async (from: string, to: string) => {
      const lines: string[] = [];
      const program = createProgram((line) => lines.push(line)).exitOverride();
      const args = ['--data-dir', dataDir, 'privacy', 'seal-log', '--from', from, '--to', to];
      await program.parseAsync([...args, '--reason', '加密'], { from: 'user' });
      return lines.join('\n');
    };
    const told = await seal(dataDir, sealed);
    expect(told).toContain('已封存并核对：7 个事件，其中 4 个含未加密的个人信息');
    expect(told).toMatch(/检查点 1 证明，摘要 [\w-]{43}/);
    // Broken off before the checkpoint, or run again: nothing is copied twice.
    expect(await seal(dataDir, sealed)).toContain('已封存并核对：7 个事件，其中 4 个');
    await expect(seal(sealed, again)).rejects.toMatchObject({ code: 'LOG_SEALED' });
  });
});

describe('given a log that does not fit its checkpoints', () => {
  it('when it is to be sealed, then it is refused, and nothing is written', async () => {
    const dataDir = workshop.place();
    await writeOldLog(dataDir);
    const log = await AttackedLog.open({ kind: 'sqlite', dataDir });
    await log.checkpoint();
    const { key, folder } = log;
    const other = workshop.place();
    await writeOldLog(other);
    const [source, target] = [
      await openSource(parseLogUrl(other)),
      await openTarget(parseLogUrl(workshop.place())),
    ];
    const keys = await openKeyStore({ folder: workshop.place() });
    const map = new PositionMap(`${other}.map`, { from: 'a', to: 'b' });
    const proof = { key, folder, clock: systemClock, actor };
    const run = { source, target, map, keys, proof, reason: '加密', progress: noProgress };
    const { signal } = new AbortController();
    const sealing = sealLog({ ...run, signal, say: () => undefined });
    await expect(sealing).rejects.toMatchObject({ code: 'VERIFY_FAILED' });
    expect(await target.head()).toBeUndefined();
    map.close();
    await Promise.all([source, target, keys, log].map((one) => one.close()));
  });
});
