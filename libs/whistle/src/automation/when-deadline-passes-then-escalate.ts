import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#event-sourcing';
import { type EventStore, EventStoreError, isOfOneStream } from '#event-store';
import { isFailure, type ReadStore } from '#read-store';
import type { WhistleContext, WhistleDirectory, WhistleRules } from '../domain/whistle.context.js';
import type { WhistleRuleBook } from '../whistle-rules.port.js';
import { SYSTEM_ACTOR } from '../domain/whistle.context.js';
import type { WhistleEvent } from '../domain/whistle.events.js';
import { whistle } from '../domain/whistle.js';
import { DEADLINES } from '../read/deadlines/deadlines.projection.js';
import { Deadlines, type DueWhistle } from '../read/deadlines/due-whistles.js';
import { type Deadline, isDue } from '../domain/running-deadlines.js';
import { deadlineCommand } from './deadline-commands.js';
import type { DeadlineObserver } from './deadline-observer.js';
import { RestingWhistles } from './resting-whistles.js';

export interface DeadlineParts {
  readonly log: Pick<EventStore, 'append' | 'readStream' | 'head'>;
  readonly reads: ReadStore;
  readonly clock: Clock;
  readonly rules: Pick<WhistleRuleBook, 'current'>;
  readonly observer: DeadlineObserver;
  /** Whistles under way at a time, to share commits; 256 where absent. */
  readonly inFlight?: number;
}

/** These decisions ask the directory nothing. */
const NOBODY: WhistleDirectory = { responder: () => undefined, streetOf: () => undefined };

/** Longest sleep: a deadline that becomes known meanwhile fires at most this much late. */
const IDLE_MS = 1_000;
const LEAST_SLEEP_MS = 5;
const CATCH_UP_MS = 200;
const BACKOFF_MS = 2_000;

/** An error of the log stops the sweep; one of a single whistle does not. */
const isAboutLog = (error: unknown): boolean =>
  error instanceof EventStoreError && !isOfOneStream(error);

/**
 * 黄牌, 红牌, 督办 by the clock and the end of a pause: when a deadline has come, the whistle is told,
 * the longest overdue first. Rows only say where to look: the whistle decides on its own log, under a
 * command id that follows from the deadline, so each fires once, whoever looks and however often.
 */
export class WhenDeadlinePassesThenEscalate {
  readonly #deadlines: Deadlines;
  readonly #resting = new RestingWhistles();

  constructor(private readonly parts: DeadlineParts) {
    this.#deadlines = new Deadlines(parts.reads);
  }

  /** Until the signal. One process does it at a time; the others stand by. */
  async run(signal: AbortSignal): Promise<void> {
    const { reads, observer } = this.parts;
    const onError = (error: unknown) => observer.failed(error);
    await reads.whileOwning('when-deadline-passes', (owning) => this.#follow(owning), {
      signal,
      onError,
    });
  }

  /**
   * Tells every whistle that is due as of now, after the read model has all that was in the log;
   * resolves with the number of events written.
   */
  async sweep(signal?: AbortSignal): Promise<number> {
    const { clock, observer } = this.parts;
    const now = clock.now();
    if (!(await this.#caughtUp(signal))) return 0;
    const sweep: Sweep = {
      due: this.#deadlines.due(now),
      left: await this.#deadlines.countDue(now),
      rules: await this.parts.rules.current(),
    };
    const signalled = signal ?? new AbortController().signal;
    const lanes = Array.from({ length: this.parts.inFlight ?? 256 }, () =>
      this.#lane(sweep, signalled),
    );
    const settled = await Promise.allSettled(lanes);
    for (const lane of settled) if (lane.status === 'rejected') throw lane.reason;
    if (!signalled.aborted) this.#resting.swept();
    observer.overdue(Math.max(0, sweep.left), this.#resting.setAside);
    return settled.reduce((sum, lane) => sum + (lane.status === 'fulfilled' ? lane.value : 0), 0);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const fired = await this.#sweepIfDue(signal).catch((error: unknown) =>
        this.#held(error, signal),
      );
      // A rung that has fired may be followed by one that is due as well.
      if (fired === 0) await this.#untilNext(signal);
    }
    this.parts.observer.overdue(0, 0);
  }

  async #sweepIfDue(signal: AbortSignal): Promise<number> {
    const due = await this.#deadlines.countDue(this.parts.clock.now());
    if (due > 0) return this.sweep(signal);
    this.parts.observer.overdue(0, 0);
    return 0;
  }

  async #held(error: unknown, signal: AbortSignal): Promise<number> {
    if (signal.aborted) return 0;
    if (!isFailure(error, 'PROJECTION_NOT_READY')) this.parts.observer.failed(error);
    await pause(BACKOFF_MS, signal);
    return 0;
  }

  async #untilNext(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const now = this.parts.clock.now();
    const next = await this.#deadlines.nextAfter(now).catch(() => undefined);
    const ms = next === undefined ? IDLE_MS : Date.parse(next) - Date.parse(now);
    await pause(Math.max(LEAST_SLEEP_MS, Math.min(ms, IDLE_MS)), signal);
  }

  /**
   * Own writes included: what fired before is not due any more. The head is taken once, so that a
   * projection that follows at a distance delays the firing by that distance and no more.
   */
  async #caughtUp(signal: AbortSignal | undefined): Promise<boolean> {
    const { log, reads } = this.parts;
    const head = await log.head();
    if (head === undefined) return true;
    while (!signal?.aborted)
      if (await reads.waitFor(DEADLINES, head, { timeoutMs: CATCH_UP_MS })) return true;
    return false;
  }

  async #lane(sweep: Sweep, signal: AbortSignal): Promise<number> {
    let fired = 0;
    while (!signal.aborted) {
      const { value: due, done } = await sweep.due.next();
      if (done) break;
      const written = await this.#tell(due, sweep.rules);
      fired += written;
      if (written > 0) this.parts.observer.overdue((sweep.left -= 1), this.#resting.setAside);
    }
    return fired;
  }

  /** How many events it wrote; 0 where it failed. */
  async #tell(due: DueWhistle, rules: WhistleRules): Promise<number> {
    const now = this.parts.clock.now();
    const nowMs = Date.parse(now);
    if (this.#resting.rests(due, nowMs)) return 0;
    try {
      const written = await this.#fire(due, {
        now,
        acting: SYSTEM_ACTOR,
        rules,
        directory: NOBODY,
      });
      if (written > 0) this.#resting.fired(due);
      else this.#resting.quiet(due, nowMs);
      return written;
    } catch (error) {
      if (isAboutLog(error)) throw error;
      const { aside } = this.#resting.failed(due, nowMs);
      this.parts.observer.failed(error, { whistleId: due.whistleId, aside });
      return 0;
    }
  }

  async #fire({ whistleId, deadlines }: DueWhistle, context: WhistleContext): Promise<number> {
    const due = deadlines.filter((deadline) => isDue(deadline, context.now)).sort(oldestFirst);
    if (due.length === 0) return 0;
    const written = await whistle.handleSeries(this.parts.log, {
      id: whistleId,
      context,
      commands: due.map((deadline) => deadlineCommand(whistleId, deadline)),
    });
    return this.#report(due, written);
  }

  #report(due: readonly Deadline[], written: readonly (readonly WhistleEvent[])[]): number {
    const { clock, observer } = this.parts;
    const nowMs = Date.parse(clock.now());
    let count = 0;
    for (const [index, deadline] of due.entries()) {
      const events = (written[index] ?? []).map(({ type }) => type);
      const lateSeconds = Math.max(0, nowMs - Date.parse(deadline.fireAt)) / 1_000;
      if (events.length > 0) observer.fired(deadline, events, lateSeconds);
      count += events.length;
    }
    return count;
  }
}

interface Sweep {
  readonly due: AsyncGenerator<DueWhistle>;
  readonly rules: WhistleRules;
  /** Whistles that have not fired yet. */
  left: number;
}

const oldestFirst = (a: Deadline, b: Deadline): number =>
  a.fireAt < b.fireAt ? -1 : Number(a.fireAt > b.fireAt);

/** Waits; returns early, and quietly, on abort. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> =>
  void (await sleep(ms, undefined, { signal }).catch(() => undefined));
