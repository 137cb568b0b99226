import { eventId, type RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { whistleStream } from '#whistle';

import type { Told } from './ledger.js';

/** What the log has of one command. */
interface Written {
  readonly stream: string;
  readonly lastRevision: number;
  readonly events: number;
  /** By a clock that came to its time, which nobody sends. */
  readonly fired: boolean;
}

/** What came of holding the log against what clients were told. */
export interface LogFindings {
  /** In the whole log. */
  readonly events: number;
  readonly streams: number;
  /** In words; empty where nothing was lost and nothing doubled. */
  readonly faults: readonly string[];
}

const PAGE = 5_000;
const MOST_FAULTS = 50;

/** A log that is read on and held against what clients were told, as often as is wanted. */
export class LogCheck {
  readonly faults: string[] = [];
  readonly revisions = new Map<string, number>();
  readonly #commands = new Map<string, Written>();
  readonly #ids = new Set<string>();

  get events(): number {
    return this.#ids.size;
  }

  /** Whether a command has written anything. */
  has(commandId: string): boolean {
    return this.#commands.has(commandId);
  }

  /** Every event is one after the one before in its stream, and the next of its command, once. */
  add({ id, stream, revision, type, metadata: { commandId } }: RecordedEvent): void {
    const before = this.#commands.get(commandId);
    const index = before?.events ?? 0;
    const next = (this.revisions.get(stream) ?? -1) + 1;
    this.#expect(revision === next, `${stream}: revision ${revision} where ${next} is next`);
    this.#expect(!this.#ids.has(id), `${stream}@${revision}: event ${id} is there twice`);
    this.#expect(id === eventId(commandId, index), `${stream}@${revision}: not event ${index}`);
    this.#expect(!before || before.stream === stream, `command ${commandId} in two streams`);
    this.#expect(!before || before.lastRevision === revision - 1, `command ${commandId} twice`);
    this.revisions.set(stream, revision);
    this.#ids.add(id);
    const fired = before?.fired ?? type.startsWith('Deadline');
    this.#commands.set(commandId, { stream, lastRevision: revision, events: index + 1, fired });
  }

  hold({ acknowledged, refused, unanswered }: Told): void {
    const streams = new Set<string>();
    const known = new Set(unanswered);
    for (const [commandId, whistleId, revision, events] of acknowledged) {
      const stream = whistleStream(whistleId);
      const written = this.#commands.get(commandId);
      const there = written?.stream === stream && written.lastRevision === revision;
      this.#expect(there && written.events === events, `lost: ${commandId} of ${stream}`);
      streams.add(stream);
      known.add(commandId);
    }
    for (const [id, code] of refused)
      this.#expect(!this.#commands.has(id), `refused as ${code}, and written: ${id}`);
    const sent = [...this.#commands].filter(([, { fired }]) => !fired);
    for (const [id, { stream }] of sent)
      this.#expect(known.has(id) || !streams.has(stream), `written and never sent: ${id}`);
  }

  #expect(right: boolean, fault: string): void {
    if (!right && this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}

/**
 * Reads the whole log: every acknowledged command is in it exactly once and with what was answered,
 * none that was refused is, and nothing is in those whistles that nobody sent.
 */
export async function checkLog(log: EventStore, told: Told): Promise<LogFindings> {
  const check = new LogCheck();
  for (let after: string | undefined; ;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    for (const event of page.events) check.add(event);
    if (page.end) break;
    after = page.position;
  }
  check.hold(told);
  return { events: check.events, streams: check.revisions.size, faults: check.faults };
}
