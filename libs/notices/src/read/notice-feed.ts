import { GraphQLError } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeKind } from '../domain/notice.values.js';
import { feedPosition } from '../outbox/feeding.js';
import { type InboxNotice, inboxPage, type InboxOwner } from '../outbox/inbox.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';

/** How often the outbox is looked at while somebody listens: one row, whoever feeds it, in any process. */
const LOOK_EVERY_MS = 500;
/** The newest notices of an inbox that are compared; with more at once, a listener has to ask anew. */
const MOST_AT_ONCE = 100;

const tooManyError = (): GraphQLError =>
  new GraphQLError('新通知过多，订阅已断开，请重新订阅并查询收件箱', {
    extensions: { code: 'SUBSCRIPTION_INTERRUPTED' },
  });

/** Whose inbox it is at the moment: what is muted may change while somebody listens. */
type CurrentOwner = () => Promise<InboxOwner>;

/** An inbox as it was looked at last. */
interface Seen {
  readonly position: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * New notices of inboxes, as the outbox is fed. All who listen share one look at how far it is; an inbox
 * is read only when that has moved.
 */
export class NoticeFeed {
  #looking: Promise<string> | undefined;

  constructor(private readonly outbox: OutboxDb) {}

  /**
   * What is fed from the moment it resolves, the oldest first, until the iterator is returned.
   * @throws GraphQLError `SUBSCRIPTION_INTERRUPTED` at once more than are compared
   */
  async listen(ownerOf: CurrentOwner): Promise<AsyncIterableIterator<InboxNotice>> {
    const position = (await feedPosition(this.outbox)) ?? '';
    const owner = await ownerOf();
    const newest = await this.#newest(owner);
    const stop = new AbortController();
    const seen = { position, ids: new Set(newest.map(({ id }) => id)) };
    const notices = this.#follow(ownerOf, seen, stop.signal);
    const iterator: AsyncIterableIterator<InboxNotice> = {
      next: () => notices.next(),
      return: async () => {
        stop.abort();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  async *#follow(
    ownerOf: CurrentOwner,
    begun: Seen,
    signal: AbortSignal,
  ): AsyncGenerator<InboxNotice, undefined> {
    let seen = begun;
    while (!signal.aborted) {
      const position = await this.#look(signal);
      if (signal.aborted || position === seen.position) continue;
      const owner = await ownerOf();
      const newest = await this.#newest(owner);
      const fresh = newest.filter(({ id }) => !seen.ids.has(id));
      if (fresh.length >= MOST_AT_ONCE) throw tooManyError();
      seen = { position, ids: new Set(newest.map(({ id }) => id)) };
      yield* fresh.filter(({ kind }) => !owner.muted.includes(kind)).reverse();
    }
    return undefined;
  }

  /** With those that are muted: a kind that is muted no more brings nothing old. */
  #newest({ organisation, account }: InboxOwner): Promise<InboxNotice[]> {
    const muted: readonly NoticeKind[] = [];
    const page = { unreadOnly: false, limit: MOST_AT_ONCE };
    return inboxPage(this.outbox, { organisation, account, muted }, page);
  }

  /** How far the outbox is, after a while; '' once nobody listens any more. */
  async #look(signal: AbortSignal): Promise<string> {
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return '';
    this.#looking ??= this.#position();
    return this.#looking;
  }

  async #position(): Promise<string> {
    try {
      return (await feedPosition(this.outbox)) ?? '';
    } finally {
      this.#looking = undefined;
    }
  }
}
