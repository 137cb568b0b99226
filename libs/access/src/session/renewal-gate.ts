import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '#event-sourcing';
import { clientNetwork } from '../credentials/client-network.js';
import { SignInThrottle } from '../credentials/sign-in-throttle.js';

/** A header that a page of another origin cannot send unless this service allows it, which it does not. */
const MARK = 'x-shaodao-session';

/**
 * Whether a request comes from a page of this service, or from no page at all. The browser says which
 * page it is (`Sec-Fetch-Site`, or `Origin` in old ones), whatever the page wants.
 * @param origins of other pages that may ask; `*` names none of them
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  if (headers[MARK] === undefined) return false;
  const { origin, host = '', 'sec-fetch-site': site } = headers;
  if (site === 'same-origin') return true;
  if (origin === undefined) return site === undefined;
  if (origins.includes(origin.toLowerCase())) return true;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** For one client: an office whose sessions all end at once, and nobody who guesses. */
const OF_CLIENT = { burst: 100, refillSeconds: 5 };

/** Who may try to renew a session. Counts are kept per process. */
export class RenewalGate {
  readonly #attempts: SignInThrottle;

  /** @param origins as for {@link isFromOwnPage} */
  constructor(
    clock: Clock,
    private readonly origins: readonly string[],
  ) {
    this.#attempts = new SignInThrottle(clock, OF_CLIENT);
  }

  admits(headers: IncomingHttpHeaders): boolean {
    return isFromOwnPage(headers, this.origins);
  }

  /** Counts an attempt. @returns 0 when it may be made, otherwise the seconds to wait */
  attempt(address: string): number {
    return this.#attempts.attempt(clientNetwork(address));
  }

  /** The session was renewed: gives the attempt back. */
  recordSuccess(address: string): void {
    this.#attempts.payBack(clientNetwork(address));
  }
}
