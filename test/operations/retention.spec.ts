import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { audit, AuditTrail } from '#access';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import {
  applyRules,
  Erasure,
  type KeyStore,
  openKeyStore,
  PersonalData,
  retention,
  subjects,
} from '#privacy';
import { openLog, retentionRules } from '#runtime';

import { as, foundDistrict } from '../support/district.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const NOW = '2026-11-27T02:00:00.000Z';
const DAY = '2026-11-27';
const OLD = '2026-03-01T01:00:00.000Z';
const OLD_DAY = '2026-03-01';
const contact = { name: '李女士', phone: '13800001234' };
const actor = { account: 'clerk', organisation: '新华街道', role: 'street' };
const metadata = { commandId: 'c', command: 'c', digest: 'd', correlationId: 'c', actor };
const SETTINGS = { bySchedule: true, contactDays: 90, auditDays: 190 };

/** What somebody did at the doors at that time. */
async function signedInAt(store: EventStore, keys: KeyStore, at: string): Promise<void> {
  const report = (error: unknown) => {
    throw error;
  };
  const trail = new AuditTrail(store, { now: () => at }, report, new PersonalData(keys));
  trail.note({ kind: 'signed-in', account: 'zhao.min', organisation: 'x', address: '203.0.113.9' });
  await trail.close();
}

describe('given personal data of which some is past its time', () => {
  let folder: string;
  let log: EventStore;
  let keys: KeyStore;
  let now: string;
  let written: number;

  const blow = async (id: string, end?: string) => {
    const fields = contact;
    const [sealed] = await new PersonalData(keys).seal([
      { subject: subjects.resident(id), fields },
    ]);
    const raised = { at: OLD, title: '占道', street: '新华街道', contact: sealed };
    const events = [
      { type: 'WhistleRaised', data: raised },
      ...(end === undefined ? [] : [{ type: 'WhistleWithdrawn', data: { at: end, reason: '误' } }]),
    ].map((event) => {
      written += 1;
      const event_id = `00000000-0000-5000-8000-${String(written).padStart(12, '0')}`;
      return { ...event, version: 1, id: event_id, metadata };
    });
    await log.append(`whistle-${id}`, 'no-stream', events);
  };
  /** As each process does it, with keys of its own. */
  const apply = async () => {
    const own = await openKeyStore({ folder: join(folder, 'keys') });
    const clock = { now: () => now };
    const erasure = new Erasure(log, clock, own);
    const rules = retentionRules({ log, keys: own }, SETTINGS);
    return applyRules({ log, clock, erasure, rules }).finally(() => own.close());
  };
  const erased = async () =>
    (await log.readAll({ limit: 1_000 })).events.flatMap(({ type, data }) =>
      type === 'PersonalDataErased' ? [(data as { subject: string }).subject] : [],
    );
  const recorded = async () => (await retention.read(log)).map(({ data }) => data);
  const isReadable = async (subject: string) => (await keys.liveIdsOf(subject)).length > 0;

  beforeEach(async () => {
    [now, written] = [NOW, 0];
    folder = mkdtempSync(join(tmpdir(), 'retention-'));
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    keys = await openKeyStore({ folder: join(folder, 'keys') });
    await blow('open');
    await blow('ended', OLD);
    await blow('lately', '2026-11-01T01:00:00.000Z');
    await signedInAt(log, keys, OLD);
    await signedInAt(log, keys, NOW);
  });
  afterEach(async () => {
    await log.close();
    await keys.close();
    rmSync(folder, { recursive: true });
  });

  it('when it is written, then the log does not tell who signed in from where', async () => {
    const { events } = await log.readAll({ limit: 1_000 });
    expect(events.filter(({ type }) => type === 'AccessRecorded')).toHaveLength(2);
    expect(JSON.stringify(events)).not.toMatch(/zhao\.min|203\.0\.113/);
  });

  it('when several processes apply the rules at once, then each is erased and recorded once', async () => {
    await Promise.all([apply(), apply(), apply()]);
    expect((await erased()).toSorted()).toEqual([
      subjects.audit(OLD_DAY),
      subjects.resident('ended'),
    ]);
    expect(await recorded()).toEqual([expect.objectContaining({ day: DAY, at: NOW }) as object]);
    for (const subject of ['open', 'lately'].map(subjects.resident))
      expect(await isReadable(subject)).toBe(true);
    expect(await isReadable(subjects.audit(DAY))).toBe(true);
    // The rest of the lines stays.
    const [line] = await audit.read(log, OLD_DAY);
    expect(line?.data).toMatchObject({ kind: 'signed-in', organisation: 'x', count: 1 });
  });

  it('when the day is done, then it is done once, and the next brings what is due by then', async () => {
    expect(await apply()).toMatchObject({ erased: { residents: 1, auditDays: 1 }, failures: [] });
    expect(await apply()).toBeUndefined();
    // The day of the rules begins at three in the night.
    now = '2026-11-27T18:59:59.000Z';
    expect(await apply()).toBeUndefined();
    now = '2027-02-15T02:00:00.000Z';
    expect(await apply()).toMatchObject({ erased: { residents: 1, auditDays: 0 } });
    expect((await recorded()).map(({ day }) => day)).toEqual([DAY, '2027-02-15']);
  });

  it('when a process ended between event and key, then the next one destroys the key, and records no second erasure', async () => {
    const dying = {
      liveIdsOf: keys.liveIdsOf.bind(keys),
      erase: () => Promise.reject(new Error()),
    };
    const clock = { now: () => now };
    const erasure = new Erasure(log, clock, dying);
    const rules = retentionRules({ log, keys }, SETTINGS);
    const run = await applyRules({ log, clock, erasure, rules });
    expect(run?.failures).toHaveLength(2);
    expect([await recorded(), await isReadable(subjects.resident('ended'))]).toEqual([[], true]);
    await apply();
    expect(await isReadable(subjects.resident('ended'))).toBe(false);
    expect(await erased()).toHaveLength(2);
    expect(await recorded()).toHaveLength(1);
  });

  it('when one whistle cannot be read, then the others are erased, and the day stays open', async () => {
    await blow('newer');
    const id = '00000000-0000-5000-8000-999999999999';
    const data = { at: OLD, reason: '误' };
    const unknown = { id, type: 'WhistleOfALaterRelease', version: 1, data, metadata };
    await log.append('whistle-newer', 0, [unknown]);
    const run = await apply();
    expect(run).toMatchObject({ erased: { residents: 1, auditDays: 1 } });
    expect(run?.failures).toHaveLength(1);
    expect(await isReadable(subjects.resident('newer'))).toBe(true);
    expect(await recorded()).toEqual([]);
  });
});

const AUDIT = `{ auditLog(day: "${OLD_DAY}", first: 10) {
  edges { node { kind account address organisation } } } }`;

describe('given a service with an audit log of long ago', () => {
  let dataDir: string;
  let served: Served;
  const serve = async (env: Record<string, string>) => {
    served = await serveApi({ dataDir, env: { ...PLAIN, PUBLIC_METRICS: 'true', ...env } });
  };
  const lines = async () => {
    const { auditLog } = await (
      await as(served.url, 'admin')
    ).ask<{ auditLog: { edges: { node: object }[] } }>(AUDIT);
    return auditLog.edges.map(({ node }) => node);
  };
  const health = async () => {
    const answer = await (await fetch(`${served.url}/health/ready`)).json();
    return (answer as { details: { retention: Record<string, unknown> } }).details.retention;
  };
  const kept = {
    kind: 'SIGNED_IN',
    account: 'zhao.min',
    address: '203.0.113.9',
    organisation: 'x',
  };

  beforeEach(async () => {
    dataDir = temporaryFolder();
    const log = await openLog(dataDir, 'inline');
    const keys = await openKeyStore({ folder: join(dataDir, 'keys') });
    await foundDistrict(log);
    await signedInAt(log, keys, OLD);
    await log.close();
    await keys.close();
  }, 60_000);
  afterEach(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  it('when it runs, then names that are past their time go by themselves, and health and metrics tell', async () => {
    await serve({});
    while ((await health())['state'] !== 'ok') await sleep(50);
    expect(await lines()).toEqual([{ ...kept, account: '已删除', address: '已删除' }]);
    const metrics = await (await fetch(`${served.url}/metrics`)).text();
    expect(metrics).toContain('shaodao_retention_erased_total{kind="auditDays"} 1');
    expect(metrics).toContain('shaodao_retention_failing 0');
    expect(metrics).toMatch(/shaodao_retention_applied_timestamp_seconds \d{10}/);
  }, 120_000);

  it('when it is switched off, then they stay until somebody asks', async () => {
    await serve({ ERASE_DUE: 'false' });
    expect(await lines()).toEqual([kept]);
    expect(await health()).toEqual({ status: 'up' });
  }, 120_000);
});
