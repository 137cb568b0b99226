import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { AdminError } from '../admin-error.js';
import { type Batch, batchesOf } from './batches.js';
import type { PositionMap } from './position-map.js';

const differs = ({ stream, revision }: RecordedEvent): AdminError =>
  new AdminError(
    'TARGET_DIFFERS',
    `目标日志中有不属于来源的事件（来源此处为 ${stream}@${revision}）：目标须为空，或是同一迁移的目标`,
  );

const isSame = (one: RecordedEvent, other: RecordedEvent): boolean =>
  one.id === other.id && one.stream === other.stream && one.revision === other.revision;

/**
 * Writes events of the source to the target, with their ids and in their order, and reads back where
 * they are. What an earlier run wrote and did not live to note is found there and not written again.
 */
export class TargetWriter {
  /** Whether there may be events in the target that the map does not know. */
  #inDoubt = true;

  constructor(
    private readonly target: EventStore,
    private readonly map: PositionMap,
  ) {}

  /**
   * Returns once all of them are in the target and in the map; may be called again after it threw.
   * @throws AdminError TARGET_DIFFERS, EventStoreError
   */
  async write(events: readonly RecordedEvent[]): Promise<void> {
    const done = this.map.last?.source ?? '';
    let missing = events.filter(({ position }) => position > done);
    if (this.#inDoubt) missing = await this.#found(missing);
    this.#inDoubt = false;
    for (const batch of batchesOf(missing)) await this.#append(batch);
  }

  async #append({ events, appends }: Batch): Promise<void> {
    this.#inDoubt = true;
    // What became of it shows in what is there then: a conflict leaves out what was to be written.
    await this.target.appendInOrder(appends);
    const [missing] = await this.#found(events);
    if (missing) throw differs(missing);
    this.#inDoubt = false;
  }

  /** Notes those that are in the target already; returns the others. */
  async #found(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
    const there = await this.#next(events.length);
    const pairs = there.map((target, i) => {
      const source = events[i];
      if (!source || !isSame(source, target)) throw differs(source ?? target);
      return { source: source.position, target: target.position };
    });
    this.map.record(pairs);
    return events.slice(there.length);
  }

  /** At most so many events of the target after those in the map. */
  async #next(most: number): Promise<RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    let after = this.map.last?.target;
    while (found.length < most) {
      const limit = most - found.length;
      const page = await this.target.readAll({ limit, ...(after !== undefined && { after }) });
      found.push(...page.events);
      after = page.position;
      if (page.end) break;
    }
    return found;
  }
}
