import type { Position, RecordedEvent } from '#event-sourcing';
import { type EventStore, retryWhileAway, placeOf } from '#event-store';
import type { PositionMap } from './position-map.js';
import { BATCH, bytesOf, TargetWriter } from './target-writer.js';

const clock = (seconds: number): string =>
  new Date(Math.round(seconds) * 1_000).toISOString().slice(11, 19);

interface Reached {
  /** Events on both sides. */
  readonly count: number;
  readonly position: Position | undefined;
  readonly head: Position | undefined;
}

/** Speed and remaining time of a copy, measured from where it began. */
export class CopyPace {
  constructor(
    private readonly began: Reached,
    private readonly now: () => number = () => performance.now(),
    private readonly startedAt = now(),
  ) {}

  /** A line for the operator: events, rate, share of the log, time left. */
  line({ count, position, head }: Reached): string {
    const seconds = Math.max((this.now() - this.startedAt) / 1_000, 0.001);
    const rate = Math.round((count - this.began.count) / seconds);
    const [from, at, end] = [this.began.position, position, head].map(placeOf) as [
      ...[number, number, number],
    ];
    const share = end === 0 ? 100 : Math.min(100, (at / end) * 100);
    const left = at > from ? clock((seconds * Math.max(0, end - at)) / (at - from)) : '未知';
    return `已复制 ${count} 个事件，每秒 ${rate} 个，${share.toFixed(1)}%，剩余 ${left}`;
  }
}

/** A log as far as it is copied; one that nobody writes to needs no subscription. */
export type LogToCopy = Pick<EventStore, 'readAll' | 'head'> &
  Partial<Pick<EventStore, 'subscribe'>>;

interface Copying {
  readonly source: LogToCopy;
  readonly target: EventStore;
  readonly map: PositionMap;
  /** Ends the copy after the batch being written. */
  readonly signal: AbortSignal;
  /** Called after every page. */
  readonly moved?: () => Promise<void>;
}

const FOLLOWED = 100;

/** Copies a log: first what exists, then what is added. */
export class LogCopy {
  readonly #writer: TargetWriter;
  #limit = BATCH.events;
  /** The source was read up to here, including other systems' events after our last one. */
  #after: Position | undefined;

  constructor(private readonly copying: Copying) {
    this.#writer = new TargetWriter(copying.target, copying.map);
    this.#after = copying.map.last?.source;
  }

  /** Copies up to the present end of the source, or until the signal. */
  async toTheEnd(): Promise<void> {
    const { signal } = this.copying;
    for (let end = false; !end && !signal.aborted;) end = await this.#retrying(() => this.#page());
  }

  /** Copies what is added to the source, until the signal. */
  async follow(): Promise<void> {
    const { source, signal } = this.copying;
    const after = this.#after;
    const from = { signal, batchSize: FOLLOWED, ...(after !== undefined && { after }) };
    for await (const page of source.subscribe?.(from) ?? []) {
      await this.#retrying(() => this.#write(page.events));
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

  /** Pages are limited by events, not bytes: large events make the next pages shorter. */
  #adjust(events: readonly RecordedEvent[]): void {
    const bytes = events.reduce((sum, event) => sum + bytesOf(event), 0);
    const limit = bytes > BATCH.bytes ? Math.ceil(this.#limit / 4) : this.#limit * 2;
    this.#limit = Math.min(BATCH.events, limit);
  }

  /** Retries while either server is away; events written in an interrupted try are found again. */
  #retrying<T>(work: () => Promise<T>): Promise<T> {
    return retryWhileAway(work, this.copying.signal);
  }
}
