import { EventStoreError } from '#event-store';
import type { LogPosition } from './eventstoredb-tokens.js';

/**
 * How much longer than the server's deadline we wait, for calls to which the client gives no
 * deadline.
 */
const GRACE_MS = 500;
/** Events considered between two checkpoints of a subscription. */
const SEARCH_WINDOW = 32;
/** Filter expression that leaves out the server's own events. */
const NOT_OF_THE_SERVER = '^[^$].*';

/**
 * User and password of a connection string. Without any, the call still sends some, because only
 * then does the client use single appends; an insecure server ignores them.
 */
export function credentialsOf(connectionString: string): { username: string; password: string } {
  const [, username = 'nobody', password = ''] =
    /^[^:]+:\/\/([^:@/?]*):([^@/?]*)@/.exec(connectionString) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Waits for a call up to the deadline; a later result is ignored. */
export async function withDeadline<T>(call: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // Made only when it is late: an error costs more than all else here, because of its stack.
    const fail = () => reject(new EventStoreError('timeout', 'the server did not answer in time'));
    timer = setTimeout(fail, deadlineMs + GRACE_MS);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the server can filter by: beginnings of stream names, or types. */
export type WantedByServer =
  { readonly streamPrefixes: readonly string[] } | { readonly types: readonly string[] };

/** A subscription's filter; without prefixes or types only the server's own events are left out. */
export function serverFilter(wanted: WantedByServer, reached: (position: LogPosition) => void) {
  const shared = {
    checkpointInterval: 1,
    maxSearchWindow: SEARCH_WINDOW,
    checkpointReached: (_: unknown, position: LogPosition) => reached(position),
  };
  if ('streamPrefixes' in wanted) {
    return { ...shared, filterOn: 'streamName' as const, prefixes: [...wanted.streamPrefixes] };
  }
  // Not by the server's type prefixes: one type may be the beginning of another.
  const { types } = wanted;
  const regex = types.length > 0 ? `^(${types.map(escaped).join('|')})$` : NOT_OF_THE_SERVER;
  return { ...shared, filterOn: 'eventType' as const, regex };
}

function escaped(type: string): string {
  return type.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
