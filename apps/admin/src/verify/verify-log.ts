import { eventId, type RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Bar } from '../progress.js';

/** What was found in the log. */
export interface LogFindings {
  readonly events: number;
  readonly streams: number;
  /** In words; empty where all is well. */
  readonly faults: readonly string[];
}

interface Last {
  readonly revision: number;
  readonly commandId: string;
  readonly index: number;
}

const NOTHING: Last = { revision: -1, commandId: '', index: -1 };
const PAGE = 5_000;
const MOST_FAULTS = 100;

/** The log so far: the last event of every stream, and of all. */
class Seen {
  readonly faults: string[] = [];
  readonly #streams = new Map<string, Last>();
  #position = '';
  events = 0;

  get streams(): number {
    return this.#streams.size;
  }

  /** Every event follows the one before in its stream, and bears the id that its command gives it. */
  add(event: RecordedEvent): void {
    const { stream, revision, position, metadata } = event;
    const last = this.#streams.get(stream) ?? NOTHING;
    const { commandId } = metadata;
    const index = last.commandId === commandId ? last.index + 1 : 0;
    this.#expect(position > this.#position, `位置 ${position} 不在 ${this.#position} 之后`);
    this.#expect(
      revision === last.revision + 1,
      `${stream} 在 ${last.revision} 之后是 ${revision}`,
    );
    this.#expect(event.id === eventId(commandId, index), `${stream}@${revision} 的事件编号不符`);
    this.#streams.set(stream, { revision, commandId, index });
    this.#position = position;
    this.events += 1;
  }

  #expect(right: boolean, fault: string): void {
    if (!right && this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}

/** Reads the whole log: revisions without gaps, positions in order, event ids as their commands give. */
export async function verifyLog(log: EventStore, bar: Bar): Promise<LogFindings> {
  const seen = new Seen();
  for (let after: string | undefined; ;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    for (const event of page.events) seen.add(event);
    bar.add(page.events.length);
    if (page.end) return { events: seen.events, streams: seen.streams, faults: seen.faults };
    after = page.position;
  }
}
