import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Limit } from '#calendar';
import type { Actor, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { openPostgresEventStore } from '#event-store/postgres';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import {
  deadlines,
  type RaiseWhistle,
  WhenDeadlinePassesThenEscalate,
  WhistleCommands,
  type WhistleCommand,
  whistleIdOf,
} from '#whistle';
import { createWhistleRules } from '#rules';

import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';

const hours = (value: number): Limit => ({ value, unit: '小时' });
const workdays = (value: number): Limit => ({ value, unit: '工作日' });
const kind = { name: '哨', levels: ['street', 'community'] as const };

/** Hours that can be checked by eye, workdays for cards, a ladder and a cap of pauses. */
const rules = createWhistleRules([
  {
    pack: 'test',
    version: '1',
    effectiveFrom: '2025-01-01',
    source: '测试',
    workingHours: [['09:00', '17:00']],
    kinds: [
      { ...kind, kind: 'routine', limits: { acknowledge: hours(1), arrive: hours(3) } },
      { ...kind, kind: 'quick', limits: { acknowledge: hours(1) } },
      { ...kind, kind: 'shandong', limits: { resolve: workdays(3) } },
      {
        ...kind,
        kind: 'laddered',
        limits: { acknowledge: hours(1) },
        ladder: [
          { step: 'reminder', after: hours(0) },
          { step: 'written', after: hours(2) },
          { step: 'escalation', after: hours(4) },
        ],
      },
      {
        ...kind,
        kind: 'capped',
        limits: { acknowledge: hours(4) },
        pause: { by: 'street', most: hours(2) },
      },
      {
        ...kind,
        kind: 'two-way',
        limits: { resolve: hours(100) },
        street: { verify: hours(2), rate: hours(4), deemedVerified: true },
      },
    ],
  },
]);

const directory = {
  responder: (id: string) => ({ chengguan: { kind: 'department' as const } })[id],
  streetOf: (id: string) => (id === 'xinhua' ? id : undefined),
};
const street: Actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const department: Actor = { account: 'li', organisation: 'chengguan', role: 'department' };

/** A time of Shanghai, `MM-DD HH:MM` of 2026, as events keep it. */
export const shanghai = (time: string): string =>
  new Date(`2026-${time.replace(' ', 'T')}:00.000+08:00`).toISOString();

export interface Fired {
  readonly what: string;
  readonly clock: string;
  readonly events: readonly string[];
  readonly lateSeconds: number;
}

/** Log and read models in one file each, in PostgreSQL, and a log in EventStoreDB's test server. */
export const PLACES = ['SQLite', 'PostgreSQL', 'the EventStoreDB test server'] as const;
type Place = (typeof PLACES)[number];

/** Databases for districts of one spec; PostgreSQL is a real server, for the log as well. */
export class Databases {
  private server: PostgresServer | undefined;
  private readonly eventStoreDbs: EventStoreDbServer[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'shaodao-deadlines-'));
  private count = 0;

  constructor(private readonly place: Place) {}

  async start(): Promise<void> {
    if (this.place === 'PostgreSQL') this.server = await startPostgres(['-c', 'fsync=off']);
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    for (const server of this.eventStoreDbs) await server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async open(): Promise<District> {
    const name = `district_${(this.count += 1)}`;
    if (!this.server) {
      const directory = join(this.folder, name);
      const log = await this.log(`${directory}.db`);
      return new District(log, () => this.reads(log, { directory }));
    }
    await this.server.run(`create database ${name}`);
    const url = this.server.url({ database: name });
    const log = await openPostgresEventStore({ url });
    return new District(log, () => this.reads(log, { postgres: { url } }));
  }

  /** A log of its own for each district: the test server keeps its in memory. */
  private async log(file: string): Promise<EventStore> {
    if (this.place === 'SQLite') return openSqliteEventStore({ file });
    const server = await EventStoreDbServer.start();
    this.eventStoreDbs.push(server);
    return openEventStoreDb(server);
  }

  private reads(eventStore: EventStore, place: Parameters<typeof openReadStore>[0] | object) {
    const what = { eventStore, projections: [deadlines] };
    return openReadStore({ ...place, ...what } as Parameters<typeof openReadStore>[0]);
  }
}

/** A log with its deadlines, and a clock that stands until it is moved. */
export class District {
  now = shanghai('11-16 10:00');
  readonly fired: Fired[] = [];
  readonly failures: { error: unknown; whistleId?: string; aside?: boolean }[] = [];
  readonly told: string[] = [];
  readonly overdue: number[] = [];
  private readonly opened: { store: ReadStore; running: Promise<void> }[] = [];
  private reads: ReadStore | undefined;

  constructor(
    readonly log: EventStore,
    private readonly openReads: () => Promise<ReadStore>,
  ) {}

  /** A process that follows the log and may fire. */
  async automation(
    log: Pick<EventStore, 'append' | 'readStreams' | 'head'> = this.log,
    clock = { now: () => this.now },
  ): Promise<WhenDeadlinePassesThenEscalate> {
    const store = await this.openReads();
    const running = store.run({ standBy: true });
    this.opened.push({ store, running });
    this.reads ??= store;
    while ((await store.status())[0]?.state !== 'live') await delay(5);
    const observer = {
      fired: ({ what, clock }: Fired, events: readonly string[], lateSeconds: number) =>
        void this.fired.push({ what, clock, events, lateSeconds }),
      overdue: (whistles: number) => void this.overdue.push(whistles),
      failed: (error: unknown, whistle?: object) => void this.failures.push({ error, ...whistle }),
    };
    const parts = { log, reads: store, clock, rules, observer };
    return new WhenDeadlinePassesThenEscalate(parts as never);
  }

  get readStore(): ReadStore {
    if (!this.reads) throw new Error('no automation follows this district');
    return this.reads;
  }

  /** Blows a whistle now, and says which. */
  async blow(kindOfWhistle: string, account?: string): Promise<string> {
    const commandId = randomUUID();
    const command: RaiseWhistle = {
      type: 'RaiseWhistle',
      kind: kindOfWhistle,
      level: 'street',
      title: '污水外溢',
      description: '新华路污水外溢',
      category: '1101',
      channel: 'grid-patrol',
      place: { address: '新华路 12 号', regionCode: '370199001001' },
      street: 'xinhua',
      lead: 'chengguan',
      assisting: [],
      informed: [],
    };
    await this.send(whistleIdOf(commandId), command, {
      commandId,
      ...(account !== undefined && { account }),
    });
    return whistleIdOf(commandId);
  }

  async send(
    whistleId: string,
    command: WhistleCommand,
    by: { commandId?: string; account?: string } = {},
  ): Promise<void> {
    const { commandId = randomUUID(), account } = by;
    const own = /^(Acknowledge|Arrive|Report|Contact)/.test(command.type) ? department : street;
    const actor = account === undefined ? own : { ...own, account };
    const around = { rules, directory: { current: async () => directory } };
    const commands = new WhistleCommands(this.log, { now: () => this.now }, around as never);
    const delivery = { actor, commandId };
    const { outcome } = await commands.handle({ whistleId, command, delivery });
    if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
  }

  /** What the service itself has written, in the order of the log. */
  async byTheClock(): Promise<readonly RecordedEvent[]> {
    const { events } = await this.log.readAll({ limit: 1_000_000 });
    return events.filter(({ metadata }) => metadata.actor.role === 'system');
  }

  async cards(whistleId: string): Promise<readonly string[]> {
    const events = await this.log.readStream(`whistle-${whistleId}`);
    return events.filter((e) => e.metadata.actor.role === 'system').map(({ type }) => type);
  }

  async close(): Promise<void> {
    for (const { store, running } of this.opened) {
      await store.close();
      await running;
    }
    await this.log.close();
  }
}
