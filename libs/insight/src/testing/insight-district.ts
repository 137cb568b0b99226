import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Directory } from '#directory';
import type { Actor, Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { answerOnThisThread, openReadStore, type Questions, type ReadStore } from '#read-store';
import type { WhistleEvent } from '#whistle';
import { type ReadDatabase, ReadPlaces } from '../../../../test/support/read-places.js';
import { INSIGHT, insight } from '../read/insight.projection.js';

export const NOW = '2026-11-20T04:00:00.000Z';
export const clock = { now: () => NOW };
const rule = { pack: 'test', version: '1' };
export const actorOf = (organisation: string, role: string): Actor => ({
  account: organisation,
  organisation,
  role,
});
export const centre = actorOf('district', 'command-centre');
const metadata = { commandId: 'c', command: 'c', digest: 'd', correlationId: 'c', actor: centre };

export const hoursLater = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

export interface Case {
  readonly at: string;
  readonly street?: string;
  readonly department?: string;
  readonly metresNorth?: number;
  readonly category?: string;
}

const resolveClock = (at: string) => ({
  limit: { value: 48, unit: '小时' as const },
  dueAt: hoursLater(at, 48),
  provisional: false,
});

function raised({ at, street = 'street-1', metresNorth = 0, category = '0201' }: Case) {
  const latitude = 39.8 + metresNorth / 111_195;
  const place = { address: '和平路', regionCode: '990102002001', longitude: 116.5, latitude };
  const what = {
    kind: 'routine',
    level: 'street',
    title: '路面塌陷',
    description: '一处',
  } as const;
  return {
    at,
    ...what,
    place,
    category,
    channel: 'wechat',
    street,
    raisedBy: street,
    rule,
  } as const;
}

/** A whistle with one summons that is due after 48 hours; further events by hours after the blow. */
export function whistle(
  blown: Case,
  ...more: readonly (readonly [hours: number, type: WhistleEvent['type'], data?: object])[]
): WhistleEvent[] {
  const { at, department = 'dept-1' } = blown;
  const summons = { at, summons: 1, department, role: 'lead', cause: 'raised', rule } as const;
  const clocks = { resolve: resolveClock(at) };
  return [
    { type: 'WhistleRaised', data: raised(blown) },
    { type: 'DepartmentSummoned', data: { ...summons, clocks } },
    ...more.map(([hours, type, data = {}]) => {
      const when = { at: hoursLater(at, hours), summons: 1, department };
      return { type, data: { ...when, ...data } } as WhistleEvent;
    }),
  ];
}

const organisations = [
  { id: 'street-1', kind: 'street', name: '新华街道' },
  { id: 'street-2', kind: 'street', name: '和平街道' },
  { id: 'community-1', kind: 'community', name: '新华社区', parent: 'street-1' },
  { id: 'dept-1', kind: 'department', name: '城管局' },
  { id: 'dept-2', kind: 'department', name: '水务局' },
  { id: 'company-1', kind: 'company', name: '安居物业' },
] as const;

/** Two streets and three units with the read model of insight, on one kind of database. */
export class InsightDistrict {
  reads!: ReadStore;
  directory!: Directory;
  questions!: Questions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'insight-'));
  readonly #places: ReadPlaces;
  readonly #stop = new AbortController();
  #log!: EventStore;
  #running: Promise<void> | undefined;

  constructor(database: ReadDatabase) {
    this.#places = new ReadPlaces(database);
  }

  async start(): Promise<void> {
    await this.#places.start();
    this.#log = await openSqliteEventStore({ file: join(this.#folder, 'events.db') });
    this.directory = new Directory(this.#log, clock);
    await this.directory.registerOrganisations(organisations, { actor: centre });
    this.reads = await openReadStore({
      ...this.#places.fresh(),
      eventStore: this.#log,
      projections: [insight],
    });
    this.questions = answerOnThisThread(this.reads);
    const options = { signal: this.#stop.signal, standBy: true, onError: () => undefined };
    this.#running = this.reads.run(options);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.reads.close();
    await this.#log.close();
    await this.#places.stop();
    rmSync(this.#folder, { recursive: true });
  }

  /** Adds events to a stream of so many; resolves once the read model has them. */
  async add(id: string, recorded: number, ...events: readonly WhistleEvent[]): Promise<void> {
    const appended = await this.#log.append(
      `whistle-${id}`,
      recorded - 1,
      events.map((event) => ({ ...event, id: randomUUID(), version: 1, metadata })),
    );
    if (appended.outcome !== 'appended') throw new Error(appended.outcome);
    await this.reads.waitFor(INSIGHT, appended.position, { timeoutMs: 20_000 });
  }

  /** Writes each array as a stream of its own; resolves with the ids once the read model has them. */
  async record(...whistles: readonly (readonly WhistleEvent[])[]): Promise<string[]> {
    let last: Position = '';
    const ids: string[] = [];
    for (const events of whistles) {
      const id = randomUUID();
      const appended = await this.#log.append(
        `whistle-${id}`,
        'no-stream',
        events.map((event) => ({ ...event, id: randomUUID(), version: 1, metadata })),
      );
      if (appended.outcome !== 'appended') throw new Error(appended.outcome);
      last = appended.position;
      ids.push(id);
    }
    await this.reads.waitFor(INSIGHT, last, { timeoutMs: 20_000 });
    return ids;
  }
}
