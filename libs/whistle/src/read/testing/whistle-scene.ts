import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { type AnyProjection, openReadStore, type ReadPlace, type ReadStore } from '#read-store';
import type { Kysely } from 'kysely';
import type {
  SummonsEvent,
  SummonsRole,
  WhistleEvent,
  WhistleRaised,
} from '../../domain/whistle.events.js';
import { WORK_LISTS, workLists } from '../work-lists/work-lists.projection.js';
import { IMPORT_ACCOUNT } from '../whistle-fold.js';
import type { WorkListTables } from '../work-lists/work-lists.tables.js';

/** A time of one test day, `HH:MM` UTC. */
export const at = (time: string): string => `2026-11-20T${time}:00.000Z`;

const rule = { pack: 'test', version: '1' };
export const clock = (dueAt: string) => ({
  limit: { value: 1, unit: '小时' as const },
  dueAt,
  provisional: false,
});

export const raised = (data: Partial<WhistleRaised['data']> = {}): WhistleEvent => ({
  type: 'WhistleRaised',
  data: {
    at: at('01:00'),
    kind: 'routine',
    level: 'street',
    title: '占道经营',
    description: '夜市占道，居民出行不便',
    place: { address: '解放路12号', regionCode: '370125001001' },
    category: '1501',
    channel: 'grid-patrol',
    street: 'street-a',
    raisedBy: 'street-a',
    rule,
    ...data,
  },
});

export interface SummonedAs {
  readonly no?: number;
  readonly role?: SummonsRole;
  readonly time?: string;
  /** `HH:MM` of the acknowledge, arrive and resolve clocks; informed departments have none. */
  readonly due?: readonly [string, string, string];
}

export function summoned(department: string, as: SummonedAs = {}): WhistleEvent {
  const { no = 1, role = 'lead', time = '01:00', due = ['02:00', '03:00', '06:00'] } = as;
  const [acknowledge, arrive, resolve] = due.map((hour) => clock(at(hour)));
  const clocks = { acknowledge, arrive, resolve } as Record<string, ReturnType<typeof clock>>;
  const what = { at: at(time), summons: no, department, role, cause: 'raised' as const, rule };
  return {
    type: 'DepartmentSummoned',
    data: { ...what, clocks: role === 'informed' ? {} : clocks },
  };
}

type OnSummons = SummonsEvent['type'] | 'DeadlineApproaching' | 'DeadlineMissed';
const extras: Partial<Record<OnSummons, object>> = {
  DepartmentAcknowledged: { person: '王强' },
  DepartmentArrived: { person: '王强', evidence: [] },
  ResolutionReported: { summary: '已清理', evidence: [] },
  ArrivalDisputed: { reason: '现场无人' },
  ResolutionSentBack: { reason: '又回来了', count: 1 },
  DepartmentRated: { satisfaction: 5, responseSpeed: 4, cooperation: 4, implementation: 5 },
  DepartmentReplaced: { reason: '职责不符', replacement: 'gongan' },
  DepartmentWithdrawn: { reason: '无需协办' },
  ClockPaused: { reason: '等待施工', approvedBy: 'test' },
  ClockResumed: { pausedMs: 3_600_000, clocks: {} },
  StreetContacted: { person: '王强', note: '已致电' },
  SummonsDeclined: { reason: '非本部门职责', legalBasis: '三定方案第三条' },
  DeclineUpheld: { reason: '确属他部门职责' },
  DeclineOverruled: { reason: '清单载明由其负责' },
  ExtensionRequested: {
    extension: { value: 2, unit: '小时' },
    reason: '待管件',
    by: 'command-centre',
  },
  ExtensionRefused: { reason: '可先行' },
  SupervisionIssued: { step: 'escalation', cause: 'person', reason: '久拖不决' },
  AppealFiled: { by: 'chengguan', account: 'clerk', reason: '记录有误', evidence: [] },
  AppealWithdrawn: { appeal: 1 },
  AppealUpheld: {
    appeal: 1,
    reason: '属实',
    changes: { effect: 'corrected', clock: 'arrive', stoppedAt: at('01:30') },
  },
  AppealRejected: { appeal: 1, reason: '证据不足' },
  DeadlineApproaching: { clock: 'acknowledge', dueAt: at('02:00') },
  DeadlineMissed: { clock: 'acknowledge', dueAt: at('02:00') },
};

/** Anything that happens to a summons, with what such an event needs. */
export const happened = (type: OnSummons, time: string, data: object = {}): WhistleEvent =>
  ({
    type,
    data: { at: at(time), summons: 1, department: 'chengguan', ...extras[type], ...data },
  }) as WhistleEvent;

type OnWhistle = Exclude<WhistleEvent['type'], OnSummons | 'WhistleRaised' | 'DepartmentSummoned'>;

/** What happens to the whistle as a whole. */
export const whole = (type: OnWhistle, time: string, data: object = {}): WhistleEvent =>
  ({ type, data: { at: at(time), summary: '办结', reason: '有误', ...data } }) as WhistleEvent;

/** A log and read store of its own, with the work lists running. */
export class Scene {
  private written = 0;

  private constructor(
    private readonly directory: string,
    readonly log: EventStore,
    readonly store: ReadStore,
    private readonly running: Promise<void>,
  ) {}

  /** Read models are in files of its own unless a place is given. */
  static async open(
    place?: ReadPlace,
    projections: readonly AnyProjection[] = [workLists],
  ): Promise<Scene> {
    const directory = await mkdtemp(join(tmpdir(), 'whistle-read-'));
    const log = await openSqliteEventStore({ file: join(directory, 'events.db') });
    const read = place ?? { directory: join(directory, 'read') };
    const store = await openReadStore({ ...read, eventStore: log, projections });
    return new Scene(directory, log, store, store.run());
  }

  /** Writes events of a whistle to the end of its stream. */
  write(whistleId: string, ...events: readonly WhistleEvent[]): Promise<Position> {
    return this.writeAs('test', whistleId, events);
  }

  /** The same, as an import writes it. */
  import(whistleId: string, ...events: readonly WhistleEvent[]): Promise<Position> {
    return this.writeAs(`${IMPORT_ACCOUNT}test`, whistleId, events);
  }

  private async writeAs(
    account: string,
    whistleId: string,
    events: readonly WhistleEvent[],
  ): Promise<Position> {
    const stream = `whistle-${whistleId}`;
    const revision = (await this.log.readStream(stream)).length - 1;
    const actor = { account, organisation: 'street-a', role: 'street' };
    const metadata = { commandId: '', command: '', digest: '', correlationId: '', actor };
    const appended = await this.log.append(
      stream,
      revision < 0 ? 'no-stream' : revision,
      events.map(({ type, data }) => ({ id: this.id(), type, data, metadata, version: 1 })),
    );
    if (appended.outcome === 'conflict') throw new Error('two writers on one stream of a test');
    return appended.position;
  }

  /** The tables of a read model once everything written so far is in them. */
  async db<Tables = WorkListTables>(projection = WORK_LISTS): Promise<Kysely<Tables>> {
    const head = await this.log.head();
    if (head && !(await this.store.waitFor(projection, head, { timeoutMs: 20_000 })))
      throw new Error(`${projection} has not caught up`);
    return this.store.live(projection);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.running;
    await this.log.close();
    await rm(this.directory, { recursive: true });
  }

  private id(): string {
    this.written += 1;
    return `00000000-0000-5000-8000-${String(this.written).padStart(12, '0')}`;
  }
}
