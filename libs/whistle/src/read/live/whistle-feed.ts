import type { Position } from '#event-sourcing';
import type { EventStore, LogPage } from '#event-store';
import { GraphQLError } from 'graphql';
import { whistle } from '../../domain/whistle.js';
import { BoundedQueue } from './bounded-queue.js';

/** What happened to one whistle in one go. */
export interface WhistleChange {
  readonly whistleId: string;
  /** Of the newest of these events. */
  readonly position: Position;
  /** Names of the events, in order. */
  readonly events: readonly string[];
}

interface Listener {
  readonly queue: BoundedQueue<WhistleChange>;
  wants(change: WhistleChange): boolean;
}

const interruptedError = (): GraphQLError =>
  new GraphQLError('订阅中断，请重新订阅', { extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } });

/**
 * One subscription to the log for the whole process, from its head on, shared by all who listen. It
 * runs while somebody does.
 */
export class WhistleFeed {
  private readonly listeners = new Set<Listener>();
  private stop: AbortController | undefined;
  private started: Promise<void> | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly log: EventStore) {}

  /** Changes from the moment it resolves, until the iterator is returned. */
  async listen(
    wants: (change: WhistleChange) => boolean = () => true,
  ): Promise<BoundedQueue<WhistleChange>> {
    const queue = new BoundedQueue<WhistleChange>(() => this.leave(listener));
    const listener: Listener = { queue, wants };
    this.listeners.add(listener);
    this.started ??= this.start();
    try {
      await this.started;
    } catch (error) {
      await queue.return();
      throw error;
    }
    return queue;
  }

  /** Ends all listeners and the subscription. */
  async close(): Promise<void> {
    for (const { queue } of [...this.listeners]) await queue.return();
    await this.running;
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    this.stop?.abort();
    this.started = undefined;
  }

  private async start(): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    const after = await this.log.head();
    const pages = this.log.subscribe({
      ...(after !== undefined && { after }),
      filter: { streamPrefixes: [whistle.prefix] },
      signal: stop.signal,
    });
    this.running = this.follow(pages, stop).catch(() => undefined);
  }

  /** A log that fails ends the listeners, who may come back; the next one starts it anew. */
  private async follow(pages: AsyncIterable<LogPage>, stop: AbortController): Promise<void> {
    try {
      for await (const page of pages) for (const change of changesOf(page)) this.tell(change);
    } finally {
      // Whatever the reason: the listeners get the error, and the feed itself goes on.
      if (!stop.signal.aborted)
        for (const { queue } of [...this.listeners]) queue.fail(interruptedError());
    }
  }

  private tell(change: WhistleChange): void {
    for (const { queue, wants } of [...this.listeners]) if (wants(change)) queue.push(change);
  }
}

/** One change per whistle of a page, in the order of their newest events. */
export function changesOf({ events }: LogPage): readonly WhistleChange[] {
  const changes = new Map<string, WhistleChange & { events: string[] }>();
  for (const { stream, position, type } of events) {
    const whistleId = whistle.idOf(stream);
    const names = changes.get(stream)?.events ?? [];
    names.push(type);
    changes.delete(stream);
    changes.set(stream, { whistleId, position, events: names });
  }
  return [...changes.values()];
}
