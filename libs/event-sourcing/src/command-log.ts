import type { EventToAppend, Position, RecordedEvent, StoredEvent } from './event.js';

/** The result of an append, or that the stream had another revision than expected. */
export type CommandLogOutcome =
  | {
      readonly outcome: 'appended';
      readonly revision: number;
      readonly position: Position;
      readonly deduplicated: boolean;
    }
  | { readonly outcome: 'conflict' };

/** What handling a command needs of an event store: every adapter of the port satisfies it. */
export interface CommandLog {
  append(
    stream: string,
    expected: 'no-stream' | number,
    events: readonly EventToAppend[],
  ): Promise<CommandLogOutcome>;
  readStream(
    stream: string,
    options?: { readonly fromRevision?: number },
  ): Promise<readonly RecordedEvent[]>;
}

/** What handling series of commands needs of an event store. */
export interface SeriesLog extends Pick<CommandLog, 'append'> {
  /** The streams in this order, each with all its events, or why it cannot be read. */
  readStreams(streams: readonly string[]): Promise<readonly (readonly StoredEvent[] | Error)[]>;
}

const failureOf = (error: unknown): unknown =>
  error instanceof Error ? (error as { failure?: unknown }).failure : undefined;

/** Whether the append may have happened although no answer came. */
export const isAmbiguous = (error: unknown): boolean =>
  failureOf(error) === 'unavailable' || failureOf(error) === 'timeout';

/** Whether the ids of this command's events are taken by a command on another stream. */
export const isIdReused = (error: unknown): boolean => failureOf(error) === 'event-id-reused';
