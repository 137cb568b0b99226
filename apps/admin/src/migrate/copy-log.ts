import { setTimeout as delay } from 'node:timers/promises';
import type { RecordedEvent } from '#event-sourcing';
import { type EventStore, EventStoreError } from '#event-store';
import { BATCH, bytesOf } from './batches.js';
import type { PositionMap } from './position-map.js';
import { TargetWriter } from './target-writer.js';

export interface Copying {
  readonly source: EventStore;
  readonly target: EventStore;
  readonly map: PositionMap;
  /** Ends the copy after what is being written. */
  readonly signal: AbortSignal;
  /** Told after every page. */
  readonly moved?: () => Promise<void>;
}

/** What goes away by itself, or with a server that is started again. */
const PASSING = ['unavailable', 'timeout', 'not-leader'];
/** Tries without any success between them, at most a pause apart: some two minutes. */
const MOST_TRIES = 25;
const LONGEST_PAUSE_MS = 5_000;
const FOLLOWED = 100;

/** Copies a log: first what there is, then what is added. */
export class LogCopy {
  readonly #writer: TargetWriter;
  #limit = BATCH.events;

  constructor(private readonly copying: Copying) {
    this.#writer = new TargetWriter(copying.target, copying.map);
  }

  /** Up to the end of the source as it is then, or until the signal. */
  async toTheEnd(): Promise<void> {
    const { signal } = this.copying;
    for (let end = false; !end && !signal.aborted;) end = await this.#patiently(() => this.#page());
  }

  /** Whatever is added to the source, until the signal. */
  async follow(): Promise<void> {
    const { source, map, signal } = this.copying;
    const after = map.last?.source;
    const from = { signal, batchSize: FOLLOWED, ...(after !== undefined && { after }) };
    for await (const page of source.subscribe(from)) {
      await this.#patiently(() => this.#write(page.events));
    }
  }

  async #page(): Promise<boolean> {
    const after = this.copying.map.last?.source;
    const limit = this.#limit;
    const page = await this.copying.source.readAll({
      limit,
      ...(after !== undefined && { after }),
    });
    this.#adjust(page.events);
    await this.#write(page.events);
    return page.end;
  }

  async #write(events: readonly RecordedEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#writer.write(events);
    await this.copying.moved?.();
  }

  /** The source is asked for events, not for bytes: pages of large ones become short. */
  #adjust(events: readonly RecordedEvent[]): void {
    const bytes = events.reduce((sum, event) => sum + bytesOf(event), 0);
    const limit = bytes > BATCH.bytes ? Math.ceil(this.#limit / 4) : this.#limit * 2;
    this.#limit = Math.min(BATCH.events, limit);
  }

  /** Waits for either server when it is away; what was written meanwhile is found again. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        const passes = error instanceof EventStoreError && PASSING.includes(error.failure);
        if (!passes || tries >= MOST_TRIES || this.copying.signal.aborted) throw error;
        const pause = Math.min(100 * 2 ** tries, LONGEST_PAUSE_MS);
        await delay(pause, undefined, { signal: this.copying.signal }).catch(() => undefined);
      }
    }
  }
}
