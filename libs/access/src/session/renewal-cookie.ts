import type { Request, Response } from 'express';
import { cookieValue } from './cookie-value.js';
import { type Renewal, readRenewal } from './renewal-secret.js';
import type { IssuedSession } from './session-door.js';

/** GraphQL’s context. Express puts the answer into the request; over a socket there is none. */
export interface HttpContext {
  readonly req: { readonly res?: Response };
}

const NAME = 'shaodao-session';

/** The only path that the cookie is sent to, so that no other request can be made in its name. */
const RENEWAL_PATH = '/session/renew';

/** The cookie in which a browser keeps what renews its session; pages cannot read it. */
export class RenewalCookie {
  /** @param alwaysSecure over TLS only, also where the request does not say that it came over TLS */
  constructor(private readonly alwaysSecure: boolean) {}

  /** Hands out the secret where there is a new one. */
  set(response: Response, { renewal, session }: IssuedSession): void {
    if (renewal === undefined) return;
    const expires = new Date(session.until);
    response.cookie(NAME, renewal, { ...this.#attributes(response), expires });
  }

  clear(response: Response): void {
    response.clearCookie(NAME, this.#attributes(response));
  }

  /** What the browser kept; undefined where it kept nothing, or nothing of ours. */
  read({ headers }: Pick<Request, 'headers'>): Renewal | undefined {
    try {
      return readRenewal(decodeURIComponent(cookieValue(headers, NAME) ?? ''));
    } catch {
      // Not encoded by us.
      return undefined;
    }
  }

  #attributes({ req }: Response) {
    const secure = this.alwaysSecure || req.secure;
    return { httpOnly: true, sameSite: 'strict', path: RENEWAL_PATH, secure } as const;
  }
}
