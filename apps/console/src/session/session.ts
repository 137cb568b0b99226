import { useSyncExternalStore } from 'react';

import { Failure, unreachable } from '../api/failure';
import { t } from '../app/text';

/** Whether somebody is signed in: not known until the browser’s cookie was tried. */
export type SessionState = 'unknown' | 'out' | 'in' | 'unreachable' | 'password' | 'codes';

interface Held {
  readonly token: string;
  readonly expiresAt: string;
  /** When the session ends unless it is renewed; known once it was. */
  readonly sessionUntil?: string;
}

/** The token is kept in memory only: what lasts is a cookie that no page can read. */
let token: string | undefined;
let until: string | undefined;
let state: SessionState = 'unknown';
let renewal: ReturnType<typeof setTimeout> | undefined;
let renewing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

const BEFORE_END_MS = 60_000;
const SOONEST_MS = 5_000;
const AGAIN_MS = 30_000;

function become(next: SessionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export const currentToken = (): string | undefined => token;
export const sessionUntil = (): string | undefined => until;

/** Holds a new token, and the session is open from now on. */
export function hold(
  { token: next, expiresAt, sessionUntil: last }: Held,
  mustChangePassword = false,
): void {
  token = next;
  until = last ?? until;
  clearTimeout(renewal);
  const left = Date.parse(expiresAt) - Date.now() - BEFORE_END_MS;
  renewal = setTimeout(() => void renewOnce(), Math.max(left, SOONEST_MS));
  become(mustChangePassword ? 'password' : 'in');
}

/** The session is over: here, and wherever else it was ended. */
export function sessionEnded(): void {
  token = undefined;
  clearTimeout(renewal);
  // Codes that are shown this once are read first.
  if (state !== 'codes') become('out');
}

let codes: readonly string[] = [];

/** A second factor is bound: every session of the account is over, and these are shown this once. */
export function showRecoveryCodes(next: readonly string[]): void {
  codes = next;
  token = undefined;
  clearTimeout(renewal);
  become('codes');
}

export const recoveryCodes = (): readonly string[] => codes;

export const passwordChanged = (): void => become('in');
export const passwordRequired = (): void => become('password');

async function renew(): Promise<boolean> {
  const headers = { 'x-shaodao-session': 'renew' };
  const response = await fetch('/session/renew', { method: 'POST', headers }).catch(
    () => undefined,
  );
  if (response?.ok) {
    hold((await response.json()) as Held, state === 'password');
    return true;
  }
  if (response?.status === 401 || response?.status === 403) sessionEnded();
  else if (token === undefined) become('unreachable');
  else renewal = setTimeout(() => void renewOnce(), AGAIN_MS);
  return false;
}

/** The next token by the cookie; one request, however many ask for it. */
export function renewOnce(): Promise<boolean> {
  renewing ??= renew().finally(() => (renewing = undefined));
  return renewing;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSessionState = (): SessionState => useSyncExternalStore(subscribe, () => state);

/** A token for a socket, which is refused with one that ran out. @throws Failure */
export async function freshToken(): Promise<string> {
  if (token === undefined && !(await renewOnce())) throw unreachable();
  if (token === undefined) throw new Failure('UNAUTHENTICATED', t('登录已失效，请重新登录'));
  return token;
}
