import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { patiently } from '../patiently.js';
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

const FOLLOWED = 100;

/** Copies a log: first what there is, then what is added. */
export class LogCopy {
  readonly #writer: TargetWriter;
  #limit = BATCH.events;
  /** Up to here the source was read; what others wrote there since our last event included. */
  #after: Position | undefined;

  constructor(private readonly copying: Copying) {
    this.#writer = new TargetWriter(copying.target, copying.map);
    this.#after = copying.map.last?.source;
  }

  /** Up to the end of the source as it is then, or until the signal. */
  async toTheEnd(): Promise<void> {
    const { signal } = this.copying;
    for (let end = false; !end && !signal.aborted;) end = await this.#patiently(() => this.#page());
  }

  /** Whatever is added to the source, until the signal. */
  async follow(): Promise<void> {
    const { source, signal } = this.copying;
    const after = this.#after;
    const from = { signal, batchSize: FOLLOWED, ...(after !== undefined && { after }) };
    for await (const page of source.subscribe(from)) {
      await this.#patiently(() => this.#write(page.events));
    }
  }

  async #page(): Promise<boolean> {
    const after = this.#after;
    const limit = this.#limit;
    const page = await this.copying.source.readAll({
      limit,
      ...(after !== undefined && { after }),
    });
    this.#adjust(page.events);
    await this.#write(page.events);
    this.#after = page.position;
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
  #patiently<T>(work: () => Promise<T>): Promise<T> {
    return patiently(work, this.copying.signal);
  }
}
