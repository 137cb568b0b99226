import { setTimeout as sleep } from 'node:timers/promises';
import { isFailure } from '#read-store';
import { DEADLINES } from '../read/deadlines/deadlines.projection.js';
import { Deadlines } from '../read/deadlines/due-whistles.js';
import { type DeadlineParts, WhistleFiring } from './fire-whistles.js';
import { pageSize, PeopleFirst } from './people-first.js';
import { RestingWhistles } from './resting-whistles.js';

/** Longest sleep: a deadline that becomes known meanwhile fires at most this much late. */
const IDLE_MS = 1_000;
const LEAST_SLEEP_MS = 5;
const CATCH_UP_MS = 200;
const BACKOFF_MS = 2_000;

/**
 * 黄牌, 红牌, 督办 by the clock and the end of a pause: when a deadline has come, the whistle is told,
 * the longest overdue first. Rows only say where to look: the whistle decides on its own log, under a
 * command id that follows from the deadline, so each fires once, whoever looks and however often.
 * What people do goes first: see {@link PeopleFirst}.
 */
export class WhenDeadlinePassesThenEscalate {
  readonly #deadlines: Deadlines;
  readonly #resting = new RestingWhistles();
  readonly #firing: WhistleFiring;

  constructor(private readonly parts: DeadlineParts) {
    this.#deadlines = new Deadlines(parts.reads);
    this.#firing = new WhistleFiring(parts, this.#resting);
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
  async sweep(signal: AbortSignal = new AbortController().signal): Promise<number> {
    const { clock, observer, rules } = this.parts;
    const now = clock.now();
    if (!(await this.#caughtUp(signal))) return 0;
    let left = await this.#deadlines.countDue(now);
    const current = await rules.current();
    const people = new PeopleFirst();
    let events = 0;
    for await (const page of this.#deadlines.due(now, pageSize)) {
      await people.makeRoom();
      if (signal.aborted) break;
      people.meanwhile(async () => {
        const fired = await this.#firing.fire(page, current);
        events += fired.events;
        left -= fired.whistles;
        observer.overdue(Math.max(0, left), this.#resting.setAside);
      });
    }
    await people.settled();
    if (!signal.aborted) this.#resting.swept();
    observer.overdue(Math.max(0, left), this.#resting.setAside);
    return events;
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
  async #caughtUp(signal: AbortSignal): Promise<boolean> {
    const { log, reads } = this.parts;
    const head = await log.head();
    if (head === undefined) return true;
    while (!signal.aborted)
      if (await reads.waitFor(DEADLINES, head, { timeoutMs: CATCH_UP_MS })) return true;
    return false;
  }
}

/** Waits; returns early, and quietly, on abort. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> =>
  void (await sleep(ms, undefined, { signal }).catch(() => undefined));
