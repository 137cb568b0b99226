import { setTimeout as sleep } from 'node:timers/promises';
import { eventId } from './command-identity.js';
import { type CommandLog, type CommandLogOutcome, isAmbiguous, isIdReused } from './command-log.js';
import type { DomainEvent, EventMetadata, EventToAppend } from './event.js';

const MOST_APPENDS = 3;
const LONGEST_PAUSE_MS = 20;

/** The events of one command as they are written. Their ids follow from the command's id. */
export const toAppend = <E extends DomainEvent>(
  events: readonly E[],
  versions: Readonly<Record<E['type'], number>>,
  metadata: EventMetadata,
  firstIndex = 0,
): EventToAppend<E>[] =>
  events.map(({ type, data }: E, index) => ({
    id: eventId(metadata.commandId, firstIndex + index),
    type,
    data,
    metadata,
    version: versions[type as E['type']],
  }));

/** Appends, and tries again with the same ids where only the answer may have been lost. */
export async function append(
  log: Pick<CommandLog, 'append'>,
  stream: string,
  revision: number,
  events: readonly EventToAppend[],
): Promise<CommandLogOutcome | 'id-reused'> {
  const expected = revision < 0 ? 'no-stream' : revision;
  for (let tries = 1; ; tries++) {
    try {
      return await log.append(stream, expected, events);
    } catch (error) {
      if (isIdReused(error)) return 'id-reused';
      if (!isAmbiguous(error) || tries === MOST_APPENDS) throw error;
      await sleep(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}
