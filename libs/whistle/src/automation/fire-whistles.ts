import type { Clock } from '#event-sourcing';
import { type EventStore, EventStoreError, isOfOneStream } from '#event-store';
import type { ReadStore } from '#read-store';
import type { Deadline } from '../domain/running-deadlines.js';
import { isDue, runningDeadlines } from '../domain/running-deadlines.js';
import {
  SYSTEM_ACTOR,
  type WhistleDirectory,
  type WhistleRules,
} from '../domain/whistle.context.js';
import type { WhistleEvent } from '../domain/whistle.events.js';
import { whistle } from '../domain/whistle.js';
import type { Whistle } from '../domain/whistle.state.js';
import type { DueWhistle } from '../read/deadlines/due-whistles.js';
import type { WhistleRuleBook } from '../whistle-rules.port.js';
import { deadlineCommand } from './deadline-commands.js';
import type { DeadlineObserver } from './deadline-observer.js';
import type { RestingWhistles } from './resting-whistles.js';

export interface DeadlineParts {
  readonly log: Pick<EventStore, 'append' | 'readStreams' | 'head'>;
  readonly reads: ReadStore;
  readonly clock: Clock;
  readonly rules: Pick<WhistleRuleBook, 'current'>;
  readonly observer: DeadlineObserver;
}

/** These decisions ask the directory nothing. */
const NOBODY: WhistleDirectory = { responder: () => undefined, streetOf: () => undefined };

/** An error of the log stops the sweep; one of a single whistle does not. */
const isAboutLog = (error: unknown): boolean =>
  error instanceof EventStoreError && !isOfOneStream(error);

/** A due whistle with what its stream said of it when that was read last. */
interface Told {
  readonly whistle: DueWhistle;
  running: readonly Deadline[];
  due: readonly Deadline[];
}

export interface FiredPage {
  readonly events: number;
  /** To which at least one of them was written. */
  readonly whistles: number;
}

/** Tells whistles, page by page, which of their deadlines have come. */
export class WhistleFiring {
  constructor(
    private readonly parts: Pick<DeadlineParts, 'log' | 'clock' | 'observer'>,
    private readonly resting: RestingWhistles,
  ) {}

  /**
   * Their streams are read together, and what they decide is appended together. A whistle that fails
   * rests for a while and does not hold up the others.
   * @throws EventStoreError where the log is out of reach
   */
  async fire(page: readonly DueWhistle[], rules: WhistleRules): Promise<FiredPage> {
    const now = this.parts.clock.now();
    const nowMs = Date.parse(now);
    const context = { now, acting: SYSTEM_ACTOR, rules, directory: NOBODY };
    const told = page
      .filter((one) => !this.resting.rests(one, nowMs))
      .map((one): Told => ({ whistle: one, running: [], due: [] }));
    const outcomes = await whistle.handleSeries(
      this.parts.log,
      told.map((one) => ({
        id: one.whistle.whistleId,
        context,
        commandsFor: (state) => commandsFor(one, state, now),
      })),
    );
    const written = outcomes.map((outcome, at) => {
      const one = told[at];
      if (!one) return 0;
      return outcome.outcome === 'failed'
        ? this.#failed(one.whistle, outcome.error, nowMs)
        : this.#carriedOut(one, outcome.written, nowMs);
    });
    const events = written.reduce((sum, count) => sum + count, 0);
    return { events, whistles: written.filter((count) => count > 0).length };
  }

  #failed(due: DueWhistle, error: unknown, nowMs: number): 0 {
    if (isAboutLog(error)) throw error;
    const { aside } = this.resting.failed(due, nowMs);
    this.parts.observer.failed(error, { whistleId: due.whistleId, aside });
    return 0;
  }

  /** How many events were written. */
  #carriedOut(
    { whistle: one, running, due }: Told,
    written: readonly (readonly WhistleEvent[])[],
    nowMs: number,
  ): number {
    const { clock, observer } = this.parts;
    const doneMs = Date.parse(clock.now());
    let count = 0;
    for (const [index, deadline] of due.entries()) {
      const events = (written[index] ?? []).map(({ type }) => type);
      const lateSeconds = Math.max(0, doneMs - Date.parse(deadline.fireAt)) / 1_000;
      if (events.length > 0) observer.fired(deadline, events, lateSeconds);
      count += events.length;
    }
    if (count > 0) this.resting.fired(one);
    else this.resting.quiet(one, nowMs, running);
    return count;
  }
}

function commandsFor(told: Told, state: Whistle, now: string) {
  told.running = runningDeadlines(state, told.whistle.importedAt);
  told.due = told.running.filter((deadline) => isDue(deadline, now)).sort(oldestFirst);
  return told.due.map((deadline) => deadlineCommand(told.whistle.whistleId, deadline));
}

const oldestFirst = (a: Deadline, b: Deadline): number =>
  a.fireAt < b.fireAt ? -1 : Number(a.fireAt > b.fireAt);
