import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import type { WhistleEvent } from '#whistle';
import { READ_DATABASES, ReadPlaces } from '../../../../test/support/read-places.js';
import { OPEN311_REQUESTS, open311Requests } from './requests.projection.js';
import type { RequestTables } from './requests.tables.js';

const at = (time: string): string => `2026-11-20T${time}:00.000Z`;
const rule = { pack: 'test', version: '1' };
const resolve = {
  limit: { value: 8, unit: '小时' as const },
  dueAt: at('09:00'),
  provisional: false,
};

const raised = (source?: { system: string; reference: string }): WhistleEvent => ({
  type: 'WhistleRaised',
  data: {
    at: at('01:00'),
    kind: 'routine',
    level: 'street',
    title: '路面塌陷',
    rule,
    description: '塌陷一处',
    category: '02',
    channel: 'hotline-12345',
    street: 'street-1',
    place: { address: '和平路 1 号', regionCode: '990102002001', longitude: 116.5, latitude: 39.8 },
    raisedBy: 'district',
    ...(source && { source }),
  },
});
const summoned: WhistleEvent = {
  type: 'DepartmentSummoned',
  data: {
    at: at('01:00'),
    summons: 1,
    department: 'dept-1',
    role: 'lead',
    cause: 'raised',
    rule,
    clocks: { resolve },
  },
};
const closed: WhistleEvent = {
  type: 'WhistleClosed',
  data: { at: at('05:00'), summary: '已回填' },
};
const metadata = {
  commandId: 'c',
  command: 'c',
  digest: 'd',
  correlationId: 'c',
  actor: { account: 'a', organisation: 'o', role: 'street' },
};

describe.each(READ_DATABASES)('in %s:', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'open311-'));
  const places = new ReadPlaces(database);
  let log: EventStore;
  let reads: ReadStore;
  const stop = new AbortController();
  let running: Promise<void>;
  beforeAll(async () => {
    await places.start();
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const what = { eventStore: log, projections: [open311Requests] };
    reads = await openReadStore({ ...places.fresh(), ...what });
    running = reads.run({ signal: stop.signal, standBy: true, onError: () => undefined });
  }, 60_000);
  afterAll(async () => {
    stop.abort();
    await running;
    await reads.close();
    await log.close();
    await places.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);

  async function rowAfter(id: string, ...events: WhistleEvent[]) {
    const appended = await log.append(
      `whistle-${id}`,
      'no-stream',
      events.map((event) => ({ ...event, id: randomUUID(), version: 1, metadata })),
    );
    if (appended.outcome !== 'appended') throw new Error(appended.outcome);
    await reads.waitFor(OPEN311_REQUESTS, appended.position, { timeoutMs: 20_000 });
    const db = await reads.live<RequestTables>(OPEN311_REQUESTS);
    return db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst();
  }

  describe('given whistles and the platforms they came from', () => {
    const source = { system: 'hotline', reference: 'A-1' };

    it('when a platform raised it, then it is a request with its due time', async () => {
      expect(await rowAfter('one', raised(source), summoned)).toMatchObject({
        ...source,
        status: 'open',
        lead: 'dept-1',
        expected_at: at('09:00'),
        revision: 1,
        longitude: 116.5,
        latitude: 39.8,
        requested_at: at('01:00'),
      });
    });

    it('when its due time is moved, then it is what the lead now has, whatever moved it', async () => {
      const of = { at: at('02:00'), summons: 1, department: 'dept-1' };
      const due = (time: string) => ({ resolve: { ...resolve, dueAt: at(time) } });
      const overall = (time: string) => ({ ...resolve, dueAt: at(time) });
      const extended: WhistleEvent = {
        type: 'ExtensionGranted',
        data: { ...of, extension: resolve.limit, approvedBy: 'a', clocks: due('17:00') },
      };
      const paused: WhistleEvent = {
        type: 'ClockResumed',
        data: { ...of, pausedMs: 3_600_000, clocks: due('18:00') },
      };
      const others: WhistleEvent = { ...paused, data: { ...paused.data, summons: 2 } };
      const rebased = (lead: boolean): WhistleEvent => ({
        type: 'DueTimesRebased',
        data: {
          at: of.at,
          reason: '通知',
          overall: overall('21:00'),
          summonses: lead ? [{ summons: 1, clocks: due('20:00') }] : [],
        },
      });
      const replaced: WhistleEvent = {
        type: 'DepartmentSummoned',
        data: {
          ...of,
          summons: 3,
          department: 'dept-3',
          role: 'lead',
          cause: 'replacement',
          rule,
          clocks: due('19:00'),
        },
      };
      const measured: WhistleEvent = { ...replaced, data: { ...replaced.data, clocks: {} } };
      const reopened: WhistleEvent = {
        type: 'WhistleReopened',
        data: { at: of.at, reason: '又坏', rule, overall: overall('23:00') },
      };
      const blown = raised(source);
      const whole = {
        ...blown,
        data: { ...blown.data, overall: overall('20:30') },
      } as WhistleEvent;
      const cases: readonly (readonly [string, readonly WhistleEvent[], string])[] = [
        ['extended', [summoned, extended], '17:00'],
        ['paused', [summoned, paused], '18:00'],
        ['others', [summoned, { ...others, type: 'ClockResumed' }], '09:00'],
        ['rebased', [summoned, rebased(true)], '20:00'],
        ['rebased-whole', [summoned, rebased(false)], '09:00'],
        ['measured', [summoned, measured], '20:30'],
        ['measured-rebased', [summoned, measured, rebased(false)], '21:00'],
        ['replaced', [summoned, replaced, others], '19:00'],
        ['reopened', [summoned, closed, reopened], '23:00'],
        ['reopened-lead', [summoned, closed, reopened, replaced], '19:00'],
      ];
      for (const [id, events, time] of cases)
        expect([id, (await rowAfter(id, whole, ...events))?.expected_at]).toEqual([id, at(time)]);
    }, 60_000);

    it('when it is closed, then it says why', async () => {
      expect(await rowAfter('two', raised(source), summoned, closed)).toMatchObject({
        status: 'closed',
        notes: '已回填',
        updated_at: at('05:00'),
      });
    });

    it('when the street raised it by itself, then nothing is kept', async () => {
      expect(await rowAfter('three', raised(), summoned, closed)).toBeUndefined();
    });
  });
});
