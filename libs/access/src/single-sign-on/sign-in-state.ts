import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Clock } from '#event-sourcing';
import { Seal } from '../credentials/seal.js';
import { cookieValue } from '../session/cookie-value.js';
import type { SignInChecks } from './provider.js';

/** A sign-in that a browser began, and where it wants to go afterwards. */
export interface BegunSignIn extends SignInChecks {
  readonly returnTo: string;
}

const NAME = 'shaodao-sign-in';
/** As long as people take to sign in at the provider. */
const LASTS_SECONDS = 600;
export const SIGN_ON_PATH = '/sign-in/sso';
const LONGEST_PATH = 500;

const random = (): string => randomBytes(32).toString('base64url');

/** Whether a path is of this service, whatever a browser makes of it. */
export function isLocalPath(path: string): boolean {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.length > LONGEST_PATH) return false;
  const base = 'http://service.invalid';
  return URL.canParse(path, base) && new URL(path, base).origin === base;
}

/**
 * The cookie that binds a sign-in to the browser that began it: sealed, unreadable for pages, sent by
 * other sites only when they lead here, and to no other path.
 */
export class SignInState {
  readonly #seal: Seal;

  /** @param alwaysSecure over TLS only, also where the request does not say that it came over TLS */
  constructor(
    secret: string,
    private readonly clock: Clock,
    private readonly alwaysSecure: boolean,
  ) {
    this.#seal = new Seal(secret, 'single-sign-on');
  }

  begin(response: Response, returnTo: string): BegunSignIn {
    const begun = { state: random(), nonce: random(), verifier: random(), returnTo };
    const until = Date.parse(this.clock.now()) + LASTS_SECONDS * 1_000;
    const sealed = this.#seal.seal(JSON.stringify([begun, until]), NAME);
    response.cookie(NAME, sealed, {
      ...this.#attributes(response),
      maxAge: LASTS_SECONDS * 1_000,
    });
    return begun;
  }

  /** What the browser began, once: the cookie goes. Undefined for another browser, or too late. */
  take({ headers }: Request, response: Response): BegunSignIn | undefined {
    const value = cookieValue(headers, NAME);
    if (value === undefined) return undefined;
    response.clearCookie(NAME, this.#attributes(response));
    const text = this.#seal.open(value, NAME);
    if (text === undefined) return undefined;
    const [begun, until] = JSON.parse(text) as [BegunSignIn, number];
    return Date.parse(this.clock.now()) < until ? begun : undefined;
  }

  #attributes({ req }: Response) {
    const secure = this.alwaysSecure || req.secure;
    return { httpOnly: true, sameSite: 'lax', path: SIGN_ON_PATH, secure } as const;
  }
}
