import { setImmediate as nextTurn } from 'node:timers/promises';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import { digestOf, type EventToAppend, eventId, isRejection } from '#event-sourcing';
import type { EventStore } from '#event-store';
import {
  whistle,
  type WhistleContext,
  whistleIdOf,
  whistleStream,
  type DecisionState,
} from '#whistle';
import { openWhistleRules } from '#rules';

import { type Act, type Players, Script } from './history-scripts.js';

/** `departments` and `streets` are organisation ids, at least two departments. */
export interface HistoryOptions extends Players {
  readonly whistles: number;
  readonly seed: number;
  /** ISO 8601 UTC; what would happen after `to` is left out. */
  readonly from: string;
  readonly to: string;
}

export interface HistoryWritten {
  readonly whistles: number;
  readonly events: number;
}

/** A whistle under way. */
interface Cursor {
  readonly stream: string;
  readonly index: number;
  state: DecisionState;
  revision: number;
  step: number;
}

interface Due {
  readonly at: number;
  readonly cursor: Cursor;
  readonly act: Act;
}

const HOUR = 3_600_000;
/** Appends between two turns of the event loop, in which the store commits. */
const APPENDS_A_TURN = 200;
const MOST_IN_FLIGHT = 4_000;

/**
 * Writes a large history as the live system would have: one append per command, decided by the
 * domain, whistles interleaved in order of time. Fast because many appends share a commit: those
 * of one whistle may be in flight together, which a store that commits in order of arrival (SQLite)
 * takes. The same options write the same events. Meant for an empty log.
 */
export async function writeHistory(
  eventStore: EventStore,
  options: HistoryOptions,
): Promise<HistoryWritten> {
  const writer = new HistoryWriter(eventStore, options);
  const to = Date.parse(options.to);
  for (const { at, cursor, act } of inOrderOfTime(options)) {
    if (at <= to) writer.act(cursor, act, at);
    await writer.breathe();
  }
  return writer.finish();
}

/** Everything that happens, hour by hour: only whistles under way are kept in memory. */
function* inOrderOfTime(options: HistoryOptions): Generator<Due> {
  const { whistles, seed } = options;
  const from = Date.parse(options.from);
  const span = Date.parse(options.to) - from;
  const random = xoroshiro128plus(seed);
  const hours = new Map<number, Due[]>();
  let raised = 0;
  for (let hour = 0; hour * HOUR <= span; hour++) {
    for (; raised < whistles && (raised * span) / whistles < (hour + 1) * HOUR; raised++) {
      const blownAt = Math.floor((raised * span) / whistles);
      const cursor = cursorOf(seed, raised, from + blownAt);
      for (const act of new Script(random, options, raised).acts) {
        const after = blownAt + act.after;
        const due = { at: from + after, cursor, act };
        const bucket = hours.get(Math.floor(after / HOUR));
        if (bucket) bucket.push(due);
        else hours.set(Math.floor(after / HOUR), [due]);
      }
    }
    yield* (hours.get(hour) ?? []).sort((a, b) => a.at - b.at);
    hours.delete(hour);
  }
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A command of a history. */
interface Sent {
  readonly seed: number;
  readonly index: number;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A UUID of version 8 that begins with its moment, as the product's own do; it costs no hashing. */
function commandIdOf({ seed, index, step, at }: Sent): string {
  const time = hex(at, 12);
  const what = `8${hex(step, 3)}-8${hex(seed & 0xfff, 3)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${what}-${hex(index, 12)}`;
}

function cursorOf(seed: number, index: number, at: number): Cursor {
  const commandId = commandIdOf({ seed, index, step: 0, at });
  const stream = whistleStream(whistleIdOf(commandId));
  return { stream, index, state: whistle.initialState, revision: -1, step: 0 };
}

class HistoryWriter {
  readonly #surroundings: Pick<WhistleContext, 'rules' | 'directory'>;
  #whistles = 0;
  #events = 0;
  #sinceTurn = 0;
  #inFlight = 0;
  #failure: unknown;

  constructor(
    private readonly eventStore: EventStore,
    private readonly options: HistoryOptions,
  ) {
    const departments = new Set(options.departments);
    const streets = new Set(options.streets);
    this.#surroundings = {
      rules: openWhistleRules({ pack: 'default' }),
      directory: {
        responder: (id) => (departments.has(id) ? { kind: 'department' } : undefined),
        streetOf: (id) => (streets.has(id) ? id : undefined),
      },
    };
  }

  act(cursor: Cursor, { command, by }: Act, at: number): void {
    const context = { now: new Date(at).toISOString(), acting: by, ...this.#surroundings };
    const decision = whistle.decide(command, cursor.state, context);
    if (isRejection(decision))
      throw new Error(`${command.type} of whistle ${cursor.index}: ${decision.rejected}`);
    const { seed } = this.options;
    const commandId = commandIdOf({ seed, index: cursor.index, step: cursor.step++, at });
    const said = { commandId, command: command.type, digest: digestOf(command) };
    const metadata = { ...said, correlationId: commandId, actor: by };
    const events = decision.map(({ type, data }, index): EventToAppend => ({
      id: eventId(commandId, index),
      type,
      data,
      metadata,
      version: 1,
    }));
    if (cursor.revision < 0) this.#whistles += 1;
    this.#append(cursor, events);
    cursor.revision += events.length;
    cursor.state = decision.reduce(whistle.evolve, cursor.state);
  }

  #append({ stream, revision }: Cursor, events: readonly EventToAppend[]): void {
    this.#events += events.length;
    this.#sinceTurn += 1;
    this.#inFlight += 1;
    this.eventStore
      .append(stream, revision < 0 ? 'no-stream' : revision, events)
      .then(({ outcome }) => {
        if (outcome === 'conflict') throw new Error(`${stream} is in the log already`);
      })
      .catch((error: unknown) => (this.#failure ??= error))
      .finally(() => (this.#inFlight -= 1));
  }

  /** Lets the store work, and waits for it where too much is in flight. */
  async breathe(): Promise<void> {
    if (this.#sinceTurn < APPENDS_A_TURN) return;
    this.#sinceTurn = 0;
    do await nextTurn();
    while (this.#inFlight > MOST_IN_FLIGHT);
    if (this.#failure) throw this.#failure;
  }

  async finish(): Promise<HistoryWritten> {
    while (this.#inFlight > 0) await nextTurn();
    if (this.#failure) throw this.#failure;
    return { whistles: this.#whistles, events: this.#events };
  }
}
