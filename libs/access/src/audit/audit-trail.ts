import { localDate } from '#calendar';
import { type Clock, type EventMetadata, type EventToAppend, newId } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { clientNetwork } from '../credentials/client-network.js';
import { AuditLines, minuteOf } from './audit-lines.js';
import type { AccessRecorded, AuditEntry } from './audit.events.js';
import { type SealsNames, sealedLines } from './audit-names.js';
import { audit } from './audit.js';

/** Something to be recorded; when and how often the trail counts itself. */
export type Noted = Omit<AuditEntry, 'at' | 'count'>;

/** How often what was collected is written: a process that is killed loses no more than this. */
const WRITE_EVERY_MS = 5_000;
const MOST_TRIES = 10;

const actor = { account: 'system:audit', organisation: '', role: 'administrator' };

const metadataOf = (commandId: string): EventMetadata => ({
  commandId,
  command: 'RecordAccess',
  digest: commandId,
  correlationId: commandId,
  actor,
});

/** Lines of one day that are to be written together, with the ids that they keep when tried again. */
interface Batch {
  readonly day: string;
  readonly commandId: string;
  readonly entries: readonly AuditEntry[];
}

/**
 * Collects what happens at the doors and writes it to the log of the day. The same happening is counted,
 * by its minute: a refusal is written when its minute is over, anything else within seconds. Nobody
 * waits for it, and it stops nobody: while the log is away it is kept, and written later.
 */
export class AuditTrail {
  readonly #lines = new AuditLines();
  readonly #batches: Batch[] = [];
  /** The last revision of a day that this process knows of. */
  #end: { readonly day: string; readonly revision: number } | undefined;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly clock: Clock,
    private readonly report: (error: unknown) => void,
    /** Seals accounts and addresses. Without it they are written as they are. */
    private readonly seal?: SealsNames,
  ) {}

  /** Counts a happening. */
  note(noted: Noted): void {
    const { address } = noted;
    const network = address === undefined ? {} : { address: clientNetwork(address) };
    this.#lines.count(Object.assign({}, noted, network, { at: this.clock.now(), count: 1 }));
    this.#timer ??= setInterval(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Writes what is complete. @param all also the refusals of the present minute */
  write(all = false): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write(all)).catch(this.report);
    return this.#writing;
  }

  /** Writes everything and collects no more. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.write(true);
  }

  async #write(all: boolean): Promise<void> {
    // One batch at a time while the log is away: what waits is counted, not queued.
    if (this.#batches.length === 0)
      this.#batches.push(...batchesOf(this.#lines.take(minuteOf(this.clock.now()), all)));
    for (let batch = this.#batches[0]; batch; batch = this.#batches[0]) {
      await this.#append(batch);
      this.#batches.shift();
    }
  }

  /** Other processes write to the same day: its end is looked up where it has moved. */
  async #append(batch: Batch): Promise<void> {
    const { day } = batch;
    const events = await this.#eventsOf(batch);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const revision = this.#end?.day === day ? this.#end.revision : await this.#endOf(day, -1);
      const expected = revision < 0 ? 'no-stream' : revision;
      const written = await this.store.append(audit.streamOf(day), expected, events);
      const isWritten = written.outcome === 'appended';
      this.#end = {
        day,
        revision: isWritten ? written.revision : await this.#endOf(day, revision),
      };
      if (isWritten) return;
    }
    throw new Error(`the audit log of ${day} changed ${MOST_TRIES} times`);
  }

  /** Sealed when they are written: while the keys are away, lines wait as they do for the log. */
  async #eventsOf({
    day,
    commandId,
    entries: plain,
  }: Batch): Promise<readonly EventToAppend<AccessRecorded>[]> {
    const entries = await sealedLines(day, plain, this.seal);
    const decided = audit.decide({ type: 'RecordAccess', entries }, 0, {});
    const events = Array.isArray(decided) ? (decided as readonly AccessRecorded[]) : [];
    return audit.toAppend(events, metadataOf(commandId));
  }

  async #endOf(day: string, known: number): Promise<number> {
    const later = await audit.read(this.store, day, { fromRevision: known + 1 });
    return later.at(-1)?.revision ?? known;
  }
}

function batchesOf(lines: readonly AuditEntry[]): Batch[] {
  const days = [...new Set(lines.map(({ at }) => localDate(at)))];
  return days.map((day) => {
    const entries = lines.filter(({ at }) => localDate(at) === day);
    return { day, commandId: newId(), entries };
  });
}
