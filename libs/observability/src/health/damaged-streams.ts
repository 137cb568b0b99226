import { account, accountSessions } from '#access';
import { EventStoreError } from '#event-store';

const MOST_KEPT = 1_000;
/** Most names in one report. */
const MOST_TOLD = 10;

/** Streams found to have lost events, until they are read completely again. */
export class DamagedStreams {
  private readonly found = new Set<string>();

  get count(): number {
    return this.found.size;
  }

  /** Remembers the stream that a failure reports as damaged; returns it the first time. */
  note(error: unknown): string | undefined {
    if (!(error instanceof EventStoreError) || error.failure !== 'damaged') return undefined;
    const { stream } = error;
    if (stream === undefined || this.found.has(stream) || this.count >= MOST_KEPT) return undefined;
    this.found.add(stream);
    return stream;
  }

  /** The stream was read completely again. */
  forget(stream: string): void {
    this.found.delete(stream);
  }

  /** Number and names; empty if there are none. */
  details(): Readonly<Record<string, string | number>> {
    if (this.count === 0) return {};
    const names = [...this.found].slice(0, MOST_TOLD).map(publicName);
    return { damagedStreams: this.count, damaged: names.join(', ') };
  }
}

/** Health is public and names of accounts are not: the log has them. */
const publicName = (stream: string): string =>
  [account, accountSessions].find((family) => family.includes(stream))?.streamOf('…') ?? stream;
