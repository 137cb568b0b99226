import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RecordedEvent, specification } from '#event-sourcing';
import { EventStoreError, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { readSample } from '../../../../test/support/event-samples.js';
import { AuditTrail, type Noted } from './audit-trail.js';
import type { AuditEntry } from './audit.events.js';
import { audit } from './audit.js';

const START = Date.parse('2026-11-22T02:35:10.000Z');
const DAY = '2026-11-22';
const wrong = (account: string, address = '203.0.113.9'): Noted => ({
  kind: 'sign-in-refused',
  code: 'WRONG_CREDENTIALS',
  account,
  address,
});
const signedIn: Noted = { kind: 'signed-in', account: 'street', organisation: 'street-1' };

describe('given a day of the audit log', () => {
  it('when lines are written, then each is an event', () => {
    const entry: AuditEntry = { at: '2026-11-22T02:35:10.000Z', kind: 'signed-in', count: 1 };
    specification(audit)
      .given([])
      .when({ type: 'RecordAccess', entries: [entry, entry] }, {})
      .then([
        { type: 'AccessRecorded', data: entry },
        { type: 'AccessRecorded', data: entry },
      ]);
  });
});

describe('given what happens at the doors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  let now = START;
  const clock = { now: () => new Date(now).toISOString() };
  let store: EventStore;
  let trail: AuditTrail;
  let reported: unknown[] = [];
  let file = 0;

  beforeEach(async () => {
    now = START;
    reported = [];
    store = await openSqliteEventStore({ file: join(folder, `${file++}.db`) });
    trail = new AuditTrail(store, clock, (error) => reported.push(error));
  });
  afterEach(async () => {
    await trail.close();
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const lines = async (day = DAY): Promise<readonly AuditEntry[]> =>
    (await audit.read(store, day)).map(({ data }) => data);

  it('when somebody signs in, then it is written at once; refusals are when their minute is over', async () => {
    trail.note(signedIn);
    for (let n = 0; n < 5; n++) trail.note(wrong('street'));
    await trail.write();
    expect(await lines()).toEqual([{ ...signedIn, at: clock.now(), count: 1 }]);
    now += 60_000;
    await trail.write();
    expect((await lines()).at(-1)).toEqual({
      ...wrong('street'),
      at: new Date(START).toISOString(),
      count: 5,
    });
  });

  it('when thousands of names are tried, then the log grows by a page a minute, and all are counted', async () => {
    for (let n = 0; n < 5_000; n++) trail.note(wrong(`name-${n}`, `203.0.${n % 250}.1`));
    trail.note(signedIn);
    now += 60_000;
    await trail.write();
    const written = await lines();
    expect(written).toHaveLength(62);
    expect(written.reduce((sum, { count }) => sum + count, 0)).toBe(5_001);
    const nameless = written.filter(({ account }) => account === undefined);
    expect(nameless).toEqual([
      { kind: 'sign-in-refused', code: 'WRONG_CREDENTIALS', at: clockAt(START), count: 4_940 },
    ]);
  });

  it('when two processes write to one day, then nothing of either is lost', async () => {
    const other = new AuditTrail(store, clock, (error) => reported.push(error));
    for (let round = 0; round < 5; round++) {
      trail.note(signedIn);
      other.note({ ...signedIn, account: 'centre' });
      await Promise.all([trail.write(), other.write()]);
    }
    await other.close();
    expect(reported).toEqual([]);
    expect(await lines()).toHaveLength(10);
  });

  it('when the log is away, then it is written later, once', async () => {
    const append = store.append.bind(store);
    store.append = async (...args) => {
      await append(...args);
      throw new EventStoreError('unavailable', 'the answer was lost');
    };
    trail.note(signedIn);
    await trail.write();
    expect(reported).toHaveLength(1);
    store.append = append;
    await trail.write();
    expect(await lines()).toHaveLength(1);
  });

  it('when the local day changes, then the next has a stream of its own', async () => {
    trail.note(signedIn);
    now = Date.parse('2026-11-22T16:00:00.000Z');
    trail.note(signedIn);
    await trail.write();
    expect([await lines(), await lines('2026-11-23')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('when an event is written, then it is as its sample', () => {
    const data: AuditEntry = {
      kind: 'refused',
      at: '2026-11-22T02:35:10.000Z',
      count: 3,
      account: 'dept-1',
      organisation: 'dept-1',
      address: '203.0.113.9',
      code: 'FORBIDDEN',
      operations: ['closeWhistle'],
    };
    const sample = readSample('AccessRecorded', 1, data);
    expect(sample).toEqual({ type: 'AccessRecorded', version: 1, data });
    expect(audit.typed(sample as RecordedEvent).data).toEqual(data);
  });
});

const clockAt = (ms: number): string => new Date(ms).toISOString();
