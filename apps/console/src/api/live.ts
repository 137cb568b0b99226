import { type Client, createClient } from 'graphql-ws';
import { useEffect, useSyncExternalStore } from 'react';

import { freshToken, renewOnce } from '../session/session';
import type { TypedDocumentString } from './generated';

/** A wake of the device or a change of network is over by then: nobody is told of it. */
const GRACE_MS = 2_800;
const REFUSED_WAIT_MS = 4_000;
/** By then a subscription that was sent is taken up. */
const SETTLE_MS = 2_000;
const LONGEST_WAIT_MS = 3_000;
/** Close code of a socket whose token is no longer good. */
const TOKEN_RAN_OUT = 4403;
const KEEP_ALIVE_MS = 12_000;

/** A page in view asks by itself this often, for what no push has told: pushes may be lost on the way. */
export const UNASKED_MS = 20_000;

let client: Client | undefined;
let lost = false;
let grace: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const returns = new Set<() => void>();

function told(next: boolean): void {
  clearTimeout(grace);
  grace = undefined;
  if (next === lost) return;
  lost = next;
  for (const listener of listeners) listener();
}

let wasOpened = false;

function askAgain(): void {
  for (const again of returns) again();
}

function opened(): void {
  told(false);
  // What happened meanwhile was not pushed: everything is asked again.
  if (wasOpened) {
    askAgain();
    // And what happened before the service had taken all subscriptions up again.
    setTimeout(askAgain, SETTLE_MS);
  }
  wasOpened = true;
}

let listening = 0;

function closed(): void {
  // Nobody listens: the socket was closed because of that.
  if (listening === 0) return;
  grace ??= setTimeout(() => told(true), GRACE_MS);
}

const wait = (tries: number): Promise<void> =>
  new Promise((done) =>
    setTimeout(done, Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random() / 2)),
  );

function connect(): Client {
  const url = new URL('/graphql', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return createClient({
    url: url.href,
    lazy: true,
    lazyCloseTimeout: KEEP_ALIVE_MS,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: wait,
    connectionParams: async () => ({ authorization: `Bearer ${await freshToken()}` }),
    on: {
      connected: opened,
      closed: (event) => {
        if (event instanceof CloseEvent && event.code === TOKEN_RAN_OUT) void renewOnce();
        closed();
      },
    },
  });
}

/** Ends the socket: of whoever signs out. */
export function disconnect(): void {
  void client?.dispose();
  client = undefined;
  wasOpened = false;
  told(false);
}

/** Calls back at each push, and after each time without connection. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | undefined,
  onChange: (data?: Data) => void,
): void {
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (key === undefined) return;
    const payload = { query: String(document), variables: JSON.parse(key) as Variables };
    let leave = (): void => undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    listening += 1;
    const listen = (): void => {
      client ??= connect();
      leave = client.subscribe<Data>(payload, {
        next: ({ data }) => onChange(data ?? undefined),
        // Refused: for a while, as by a service that is just starting, or for good, as the queries say.
        error: () => (again = setTimeout(listenAgain, REFUSED_WAIT_MS)),
        complete: () => undefined,
      });
    };
    const listenAgain = (): void => {
      listen();
      setTimeout(missed, SETTLE_MS);
    };
    const missed = (): void => onChange();
    listen();
    returns.add(missed);
    return () => {
      listening -= 1;
      returns.delete(missed);
      clearTimeout(again);
      leave();
    };
  }, [document, key, onChange]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether pushes have been missing for longer than a moment. */
export const useIsCutOff = (): boolean => useSyncExternalStore(subscribe, () => lost);
