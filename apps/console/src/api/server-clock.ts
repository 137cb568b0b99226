import { useSyncExternalStore } from 'react';

/** How far the server's clock is ahead of this device's; deadlines are the server's. */
let aheadMs = 0;
/** The `Date` header has whole seconds: on average half of one has passed. */
const HALF_SECOND_MS = 500;

/** When the service answered last, by this device. */
let heardAt = Number.NEGATIVE_INFINITY;

/** Learns the server's time from an answer. */
export function heed(response: Response, askedAt: number): void {
  heardAt = Date.now();
  const told = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(told)) return;
  const now = Date.now();
  const between = askedAt + (now - askedAt) / 2;
  const found = told + HALF_SECOND_MS - between;
  // Within what the header can tell: no clock jumps to and fro.
  if (Math.abs(found - aheadMs) > 2 * HALF_SECOND_MS) aheadMs = found;
}

/** How long ago the service answered, in milliseconds. */
export const heardAgo = (): number => Date.now() - heardAt;

export const serverAheadMs = (): number => aheadMs;

/** What an earlier page had learnt, until the service answers this one. */
export function presume(ms: number): void {
  if (heardAt === Number.NEGATIVE_INFINITY) aheadMs = ms;
}

export const serverNow = (): number => Date.now() + aheadMs;

const EVERY_MS = 1_000;
const listeners = new Set<() => void>();
let second = Math.floor(Date.now() / EVERY_MS);
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  const now = Math.floor(serverNow() / EVERY_MS);
  if (now === second) return;
  second = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, EVERY_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time in milliseconds, anew every second. */
export const useServerNow = (): number => useSyncExternalStore(subscribe, () => second) * EVERY_MS;
