import type { EventStore, LogPage } from '#event-store';

import type { Convoy } from './convoy.js';

interface Subscription {
  readonly convoy: Convoy;
  readonly pages: AsyncIterator<LogPage>;
  readonly stop: AbortController;
  /** A page that has been asked for and has not been taken. */
  pending: Promise<LogPage | undefined> | undefined;
  /** No more pages will come: the log is being closed. */
  ended: boolean;
}

/** Pages for the leading convoy, from one subscription to the log that begins anew with each convoy. */
export class LeadingPages {
  private open: Subscription | undefined;

  constructor(
    private readonly eventStore: Pick<EventStore, 'subscribe'>,
    private readonly options: { readonly batchSize: number; readonly signal: AbortSignal },
  ) {}

  /** The next page; undefined if none comes within the time. It stays asked for. */
  async next(convoy: Convoy, waitMs: number): Promise<LogPage | undefined> {
    const { open: known } = this;
    const open = known?.convoy === convoy && !known.ended ? known : this.subscribe(convoy);
    open.pending ??= this.ask(open);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), waitMs);
    });
    try {
      const page = await Promise.race([open.pending, late]);
      if (page) open.pending = undefined;
      else if (open.ended) await late;
      return page;
    } catch (error) {
      this.drop(convoy);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the subscription of a convoy that changes or that has to read a page again. */
  drop(convoy: Convoy): void {
    if (this.open?.convoy === convoy) this.dropAll();
  }

  dropAll(): void {
    const { open } = this;
    this.open = undefined;
    if (!open) return;
    open.pending?.catch(() => undefined);
    open.stop.abort();
  }

  /** Ends the subscription and waits for what it has under way. */
  async close(): Promise<void> {
    const pending = this.open?.pending;
    this.dropAll();
    await pending?.catch(() => undefined);
  }

  private async ask(open: Subscription): Promise<LogPage | undefined> {
    const { value, done } = await open.pages.next();
    open.ended = done === true;
    return done ? undefined : value;
  }

  private subscribe(convoy: Convoy): Subscription {
    this.dropAll();
    const stop = new AbortController();
    const { filter, position: after } = convoy;
    const pages = this.eventStore
      .subscribe({
        filter,
        batchSize: this.options.batchSize,
        ...(after !== undefined && { after }),
        signal: AbortSignal.any([this.options.signal, stop.signal]),
      })
      [Symbol.asyncIterator]();
    const opened = { convoy, pages, stop, pending: undefined, ended: false };
    this.open = opened;
    return opened;
  }
}
