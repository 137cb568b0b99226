import type { Position, RecordedEvent } from '#event-sourcing';
import {
  type EventStore,
  linkOf,
  type LogPage,
  type ReadAllOptions,
  STREAM_START,
} from '#event-store';
import type { EventSealer } from './event-sealer.js';
import { isOfSameCommand } from './event-sealer.js';

const PAGE = 1_000;

/**
 * A log as it is with personal values sealed: same streams, revisions, ids, types and times, and chains
 * that follow from the sealed content. Sealing is repeatable, so reading it again gives the same. To be
 * read in order; to start elsewhere, it is read from its beginning.
 */
export class SealedLog implements Pick<EventStore, 'readAll' | 'head'> {
  #sealer: EventSealer;
  #links = new Map<string, string>();
  /** Up to here the log was read; the last events of it may not be given yet. */
  #read: Position | undefined;
  #given: Position | undefined;
  #waiting: readonly RecordedEvent[] = [];

  /** @param newSealer one that has seen nothing yet */
  constructor(
    private readonly log: Pick<EventStore, 'readAll' | 'head'>,
    private readonly newSealer: () => EventSealer,
  ) {
    this.#sealer = newSealer();
  }

  /** What has been sealed in the part that was read. */
  get sealer(): EventSealer {
    return this.#sealer;
  }

  head(): Promise<Position | undefined> {
    return this.log.head();
  }

  async readAll({ after, limit }: Pick<ReadAllOptions, 'after' | 'limit'>): Promise<LogPage> {
    if (after === undefined || after !== this.#given) await this.#startAfter(after);
    let end = false;
    if (this.#waiting.length === 0) end = await this.#readOn(limit);
    const events = this.#waiting;
    this.#waiting = [];
    this.#given = this.#read;
    return { events, position: this.#given, end };
  }

  async #startAfter(after: Position | undefined): Promise<void> {
    this.#begin();
    let end = false;
    while (!end && after !== undefined && (this.#read ?? '') < after) {
      end = await this.#readOn(PAGE);
      this.#waiting = this.#waiting.filter(({ position }) => position > after);
    }
  }

  #begin(): void {
    [this.#read, this.#given, this.#waiting] = [undefined, undefined, []];
    this.#links = new Map();
    this.#sealer = this.newSealer();
  }

  /** Reads the next events, up to where a command ends. @returns whether the log ends there */
  async #readOn(limit: number): Promise<boolean> {
    const page = await this.#page(limit);
    const events = [...page.events];
    let [position, end] = [page.position, page.end];
    while (!end && events.length > 0) {
      const next = await this.#page(1, position);
      const [event] = next.events;
      if (event && !isOfSameCommand(events.at(-1)!, event)) break;
      if (event) events.push(event);
      [position, end] = [next.position, next.end];
    }
    this.#read = position;
    this.#waiting = (await this.#sealer.seal(events)).map((event) => this.#chained(event));
    return end;
  }

  #page(limit: number, after = this.#read): Promise<LogPage> {
    return this.log.readAll({ limit, ...(after !== undefined && { after }) });
  }

  #chained(event: RecordedEvent): RecordedEvent {
    const { stream } = event;
    const link = linkOf(this.#links.get(stream) ?? STREAM_START, event);
    this.#links.set(stream, link);
    const metadata = Object.assign({}, event.metadata);
    // Last, as a store writes it.
    Reflect.deleteProperty(metadata, 'chain');
    return { ...event, metadata: Object.assign(metadata, { chain: link }) };
  }
}
