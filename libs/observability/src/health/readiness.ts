import { EventStoreError, type EventStore } from '#event-store';
import { isFailure, type ProjectionStatus, type ReadStore } from '#read-store';

import { SharedAnswer } from './shared-answer.js';
import { DamagedStreams } from './damaged-streams.js';
import { FailingWrites } from './failing-writes.js';
import { LagTrend } from './lag-trend.js';

/** Result of one readiness check: states and figures, nothing private. */
export interface Check {
  readonly up: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

export const CHECKS = ['process', 'eventStore', 'readModels', 'notices', 'retention'] as const;
export type CheckName = (typeof CHECKS)[number];

/** The stores that a process works on. */
export interface Watched {
  readonly eventStore: Pick<EventStore, 'head'>;
  readonly readStore: Pick<ReadStore, 'status'>;
}

/** Injection token of {@link Watched}. */
export const WATCHED = Symbol('WATCHED');

const LONGEST_MS = 3_000;

class TimeoutError extends Error {}

async function withTimeout<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError()), LONGEST_MS);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function reasonOf(error: unknown): string {
  if (error instanceof TimeoutError) return 'timeout';
  if (error instanceof EventStoreError) return error.failure;
  return isFailure(error, 'READ_STORE_UNAVAILABLE') ? 'unavailable' : 'failed';
}

const failureDetailsOf = (error: unknown): Check['details'] => ({ state: reasonOf(error) });

/** Decides whether a process may be given work. */
export class Readiness {
  private readonly trends = new Map<string, LagTrend>();
  private readonly projections = new SharedAnswer<readonly ProjectionStatus[]>();
  private readonly head = new SharedAnswer<unknown>();
  readonly damaged = new DamagedStreams();
  readonly writes = new FailingWrites();
  private stopping = false;
  private notices: (() => Promise<Check['details']>) | undefined;
  private retention: (() => Check['details']) | undefined;

  /** Reports not ready from now on. */
  stop(): void {
    this.stopping = true;
  }

  /** Sets the source of the notices' state. */
  watchNotices(ask: () => Promise<Check['details']>): void {
    this.notices = ask;
  }

  /** Sets the source of the state of erasures by rule; without it another process erases. */
  watchRetention(ask: () => Check['details']): void {
    this.retention = ask;
  }

  /** State of the read models, at most a second old. */
  status({ readStore }: Pick<Watched, 'readStore'>): Promise<readonly ProjectionStatus[]> {
    return withTimeout(this.projections.ask(() => readStore.status()));
  }

  /** Never throws: a check that fails is down. */
  async check(name: CheckName, watched: Watched): Promise<Check> {
    try {
      return await this.checks[name](watched);
    } catch (error) {
      return { up: false, details: { reason: reasonOf(error) } };
    }
  }

  private readonly checks: Readonly<Record<CheckName, (watched: Watched) => Promise<Check>>> = {
    process: async () => ({
      up: !this.stopping,
      details: this.stopping ? { reason: 'shutting-down' } : {},
    }),
    eventStore: async ({ eventStore }) => {
      await withTimeout(this.head.ask(() => eventStore.head()));
      // Reported only: other streams are whole, and what cannot be written can still be read.
      return { up: true, details: Object.assign(this.writes.details(), this.damaged.details()) };
    },
    readModels: async (watched) => {
      const projections = (await this.status(watched)).map((status) => this.judge(status));
      const details = Object.fromEntries(projections.flatMap((one) => one.told));
      return { up: projections.every(({ up }) => up), details };
    },
    // Reported only: failing notices must not take the process out of service.
    notices: async () => ({
      up: true,
      details: this.notices ? await withTimeout(this.notices()).catch(failureDetailsOf) : {},
    }),
    // Reported only, too: what could not be erased is tried again.
    retention: async () => ({ up: true, details: this.retention?.() ?? {} }),
  };

  private judge({ name, state, lag }: ProjectionStatus) {
    const trend = this.trends.get(name) ?? new LagTrend();
    this.trends.set(name, trend);
    const keepsUp = trend.keepsUp(lag, performance.now());
    const told: readonly (readonly [string, string | number])[] = [
      [`${name}.state`, keepsUp ? state : 'falling-behind'],
      ...(lag.events === undefined ? [] : [[`${name}.lagEvents`, lag.events] as const]),
      [`${name}.lagSeconds`, lag.seconds],
    ];
    return { up: state === 'live' && keepsUp, told };
  }
}
