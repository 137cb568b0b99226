import { EventStoreError } from '#event-store';
import type { LogPosition } from './eventstoredb-tokens.js';

/** How much longer than the server we wait: only for what the client leaves without a deadline. */
const GRACE_MS = 500;
/** Events considered between two checkpoints of a subscription. */
const SEARCH_WINDOW = 32;
/** What the server calls an expression that leaves its own events out. */
const NOT_OF_THE_SERVER = '^[^$].*';

/**
 * User and password of a connection string. Where it has none the call still brings some, because
 * that is what makes the client append the plain way; an insecure server ignores them.
 */
export function credentialsOf(connectionString: string): { username: string; password: string } {
  const [, username = 'nobody', password = ''] =
    /^[^:]+:\/\/([^:@/?]*):([^@/?]*)@/.exec(connectionString) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Waits for a call, but not for ever: what comes of it later is left alone. */
export async function withDeadline<T>(call: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new EventStoreError('timeout', 'the server did not answer in time');
    timer = setTimeout(() => reject(error), deadlineMs + GRACE_MS);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** By what the server can leave records out: by the beginnings of stream names, or by types. */
export type WantedByServer =
  { readonly streamPrefixes: readonly string[] } | { readonly types: readonly string[] };

/** A subscription's filter; without any prefix or type only the server's own events are left out. */
export function serverFilter(wanted: WantedByServer, reached: (position: LogPosition) => void) {
  const shared = {
    checkpointInterval: 1,
    maxSearchWindow: SEARCH_WINDOW,
    checkpointReached: (_: unknown, position: LogPosition) => reached(position),
  };
  if ('streamPrefixes' in wanted) {
    return { ...shared, filterOn: 'streamName' as const, prefixes: [...wanted.streamPrefixes] };
  }
  // Not the server's prefixes of types: of two types one may begin like the other.
  const { types } = wanted;
  const regex = types.length > 0 ? `^(${types.map(escaped).join('|')})$` : NOT_OF_THE_SERVER;
  return { ...shared, filterOn: 'eventType' as const, regex };
}

function escaped(type: string): string {
  return type.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
