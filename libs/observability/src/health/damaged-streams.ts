import { account } from '#access';
import { EventStoreError } from '#event-store';

const MOST_KEPT = 1_000;
/** Most names that are told at a time. */
const MOST_TOLD = 10;

/** Streams that were found to have lost events, while nobody has found them whole again. */
export class DamagedStreams {
  private readonly found = new Set<string>();

  get count(): number {
    return this.found.size;
  }

  /** The stream a failure says is damaged, where it says so for the first time. */
  note(error: unknown): string | undefined {
    if (!(error instanceof EventStoreError) || error.failure !== 'damaged') return undefined;
    const { stream } = error;
    if (stream === undefined || this.found.has(stream) || this.count >= MOST_KEPT) return undefined;
    this.found.add(stream);
    return stream;
  }

  /** A stream that was read as a whole. */
  forget(stream: string): void {
    this.found.delete(stream);
  }

  /** How many there are and what they are called; empty where all is well. */
  details(): Readonly<Record<string, string | number>> {
    if (this.count === 0) return {};
    const names = [...this.found].slice(0, MOST_TOLD).map(publicName);
    return { damagedStreams: this.count, damaged: names.join(', ') };
  }
}

/** Anybody may ask how a process is, and the name of an account is nobody's business: the log has it. */
const publicName = (stream: string): string =>
  account.includes(stream) ? account.streamOf('…') : stream;
