import { useSyncExternalStore } from 'react';

import { Failure, unreachable } from '../api/failure';
import { forgetAnswers, lastAccount, rememberAccount } from '../offline/store';
import { t } from '../app/text';

/**
 * Whether somebody is signed in: not known until the browser’s cookie was tried. Without network it is
 * `offline` for whoever was signed in last, who may work on, and `unreachable` where nobody was.
 */
export type SessionState =
  'unknown' | 'out' | 'in' | 'unreachable' | 'offline' | 'password' | 'codes';

interface Held {
  readonly token: string;
  readonly expiresAt: string;
  readonly username: string;
  /** When the session ends unless it is renewed; known once it was. */
  readonly sessionUntil?: string;
}

/** The token is kept in memory only: what lasts is a cookie that no page can read. */
let token: string | undefined;
let account: string | undefined;
let until: string | undefined;
let state: SessionState = 'unknown';
let renewal: ReturnType<typeof setTimeout> | undefined;
let renewing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

const BEFORE_END_MS = 60_000;
const SOONEST_MS = 5_000;
const AGAIN_MS = 30_000;
/** Without a token nothing can be asked: tried sooner. */
const OFFLINE_AGAIN_MS = 8_000;
/** A network that takes everything and answers nothing is none. */
const PATIENCE_MS = 8_000;

function become(next: SessionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export const currentToken = (): string | undefined => token;
/** In whose name what is done here is done: of whoever is, or was last, signed in. */
export const currentAccount = (): string | undefined => account;
export const sessionUntil = (): string | undefined => until;

/** Holds a new token, and the session is open from now on. */
export function hold(held: Held, mustChangePassword = false): void {
  const { token: next, expiresAt, sessionUntil: last, username } = held;
  // Another person: nothing of the one before stays in the page.
  if (account !== undefined && account !== username) return window.location.reload();
  account = username;
  void rememberAccount(username);
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
  void forgetAnswers();
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

async function askToRenew(): Promise<Response | undefined> {
  const headers = { 'x-shaodao-session': 'renew' };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  return fetch('/session/renew', { method: 'POST', headers, signal: abort.signal })
    .catch(() => undefined)
    .finally(() => clearTimeout(timer));
}

/** Nothing answered: whoever was signed in last works on, and what they do is sent later. */
async function unanswered(): Promise<void> {
  clearTimeout(renewal);
  renewal = setTimeout(() => void renewOnce(), token === undefined ? OFFLINE_AGAIN_MS : AGAIN_MS);
  if (token !== undefined) return;
  account ??= await lastAccount();
  become(account === undefined ? 'unreachable' : 'offline');
}

async function renew(): Promise<boolean> {
  const response = await askToRenew();
  const held = response?.ok ? await response.json().catch(() => undefined) : undefined;
  if (held !== undefined) {
    hold(held as Held, state === 'password');
    return true;
  }
  if (response?.status === 401 || response?.status === 403) sessionEnded();
  else await unanswered();
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

/** Whether nobody can be asked before the session is renewed: it was opened without network. */
export const isOffline = (): boolean => state === 'offline';

export const isSignedOut = (): boolean => state === 'out';

/** Calls back at each change. @returns what ends it */
export const whenSessionChanges = subscribe;

export const useSessionState = (): SessionState => useSyncExternalStore(subscribe, () => state);

/** A token for a socket, which is refused with one that ran out. @throws Failure */
export async function freshToken(): Promise<string> {
  if (token === undefined && !(await renewOnce())) throw unreachable();
  if (token === undefined) throw new Failure('UNAUTHENTICATED', t('登录已失效，请重新登录'));
  return token;
}
