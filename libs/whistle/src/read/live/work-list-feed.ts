import type { Position } from '#event-sourcing';
import { PATIENCE_MS, type ReadStore } from '#read-store';
import { type SummonsItem, summonsItems } from '../work-lists/department-work-list.js';
import { type StreetWorkItem, streetWorkItem } from '../work-lists/street-work-list.js';
import { WORK_LISTS } from '../work-lists/work-lists.projection.js';
import type { WorkListTables } from '../work-lists/work-lists.tables.js';
import type { WhistleChange, WhistleFeed } from './whistle-feed.js';

/** A change as the work lists show it. */
export interface WorkListChange extends WhistleChange {
  /** The whistle on its street's list; undefined where no list has it. */
  readonly whistle: StreetWorkItem | undefined;
  readonly summonses: readonly SummonsItem[];
}

/** Changes of work lists, each sent once its rows are there; rows are read once for all listeners. */
export class WorkListFeed {
  private readonly shown = new Map<string, Promise<WorkListChange>>();
  private listening = 0;

  constructor(
    private readonly feed: WhistleFeed,
    private readonly store: Pick<ReadStore, 'waitFor' | 'live'>,
    private readonly now: () => string,
  ) {}

  /**
   * What changes on the list of a street, community or department, or on any where none is named, from
   * the moment it resolves.
   */
  async changes(organisation?: string): Promise<AsyncIterableIterator<WorkListChange>> {
    const queue = await this.feed.listen();
    this.listening += 1;
    let ended = false;
    const next = async (): Promise<IteratorResult<WorkListChange>> => {
      for await (const change of keepOpen(queue)) {
        const shown = await this.show(change);
        if (organisation === undefined || concerns(shown, organisation))
          return { done: false, value: shown };
      }
      return { done: true, value: undefined };
    };
    const end = async (): Promise<IteratorResult<WorkListChange>> => {
      if (!ended) this.listening -= 1;
      ended = true;
      await queue.return();
      return { done: true, value: undefined };
    };
    const iterator = { next, return: end, [Symbol.asyncIterator]: () => iterator };
    return iterator;
  }

  private show(change: WhistleChange): Promise<WorkListChange> {
    const key = `${change.position}/${change.whistleId}`;
    const known = this.shown.get(key);
    if (known) return known;
    const shown = this.read(change);
    this.shown.set(key, shown);
    const [oldest] = this.shown.keys();
    if (this.shown.size > MOST_KEPT && oldest !== undefined) this.shown.delete(oldest);
    return shown;
  }

  /**
   * As long as it takes: whom a change concerns is known from its rows, and a change that was told
   * before them would reach nobody. Who waits too long is cut off by the feed, and may come back.
   */
  private async caughtUp(position: Position): Promise<void> {
    while (this.listening > 0)
      if (await this.store.waitFor(WORK_LISTS, position, { timeoutMs: PATIENCE_MS })) return;
  }

  private async read(change: WhistleChange): Promise<WorkListChange> {
    const { whistleId, position } = change;
    await this.caughtUp(position);
    const db = await this.store.live<WorkListTables>(WORK_LISTS);
    const now = this.now();
    const whistle = await streetWorkItem(db, whistleId, now);
    return { ...change, whistle, summonses: await summonsItems(db, { whistleId }, now) };
  }
}

/** Changes whose rows are kept for listeners who are a little behind. */
const MOST_KEPT = 512;

/** An iterable that stays open when a loop over it is left. */
const keepOpen = <Item>(source: AsyncIterator<Item>): AsyncIterable<Item> => ({
  [Symbol.asyncIterator]: () => ({ next: () => source.next() }),
});

/** Whether the organisation blew the whistle or is its street: then it sees all of it. */
export const isOfBlower = (
  whistle: StreetWorkItem | undefined,
  organisation: string,
): whistle is StreetWorkItem =>
  whistle?.street === organisation || whistle?.raisedBy === organisation;

const concerns = ({ whistle, summonses }: WorkListChange, organisation: string): boolean =>
  isOfBlower(whistle, organisation) || summonses.some((s) => s.department === organisation);
