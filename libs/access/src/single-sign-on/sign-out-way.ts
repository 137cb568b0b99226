import type { Request, Response } from 'express';
import type { Clock } from '#event-sourcing';
import { Seal } from '../credentials/seal.js';
import type { AccountSession } from '../session/account-sessions.js';
import { cookieValue } from '../session/cookie-value.js';
import type { Session } from '../session/tokens.js';
import { SIGN_ON_PATH } from './sign-in-state.js';

const NAME = 'shaodao-signed-on';
export const SIGN_OUT_PATH = `${SIGN_ON_PATH}/sign-out`;
/** As long as a page takes to follow the answer to its sign-out. */
const TICKET_SECONDS = 60;
/** Browsers keep 4 096 bytes with name and attributes. */
const LONGEST_COOKIE = 3_800;

/** What a browser keeps of having signed in at the provider. */
export interface KeptSignOn {
  /** Our session that it opened. */
  readonly session: string;
  /** Absent where it is too long to be kept. */
  readonly idToken?: string;
}

export interface SignOutWayRooms {
  readonly clock: Clock;
  /** Whether the account is of somebody whom the provider of this service knows. */
  isOfProvider(username: string): Promise<boolean>;
}

/**
 * The way out at the provider, for the browser in which somebody signed in there. Signing out here hands
 * out a ticket of that session, for a minute; the browser has a cookie of it, which no page can read and
 * no other site can send. Both are needed, so that nobody else leads a browser out.
 */
export class SignOutWay {
  readonly #seal: Seal;

  /** @param alwaysSecure over TLS only, also where the request does not say that it came over TLS */
  constructor(
    secret: string,
    private readonly rooms: SignOutWayRooms,
    private readonly alwaysSecure: boolean,
  ) {
    this.#seal = new Seal(secret, 'single-sign-on');
  }

  /** Lets the browser keep by what it signed in, as long as the session can last. */
  keep(response: Response, { id: session, limit }: AccountSession, idToken: string): void {
    const whole = this.#seal.seal(JSON.stringify({ session, idToken }), NAME);
    const value =
      whole.length <= LONGEST_COOKIE ? whole : this.#seal.seal(JSON.stringify({ session }), NAME);
    response.cookie(NAME, value, { ...this.#attributes(response), expires: new Date(limit) });
  }

  /** Path that leads out of the provider's session too; undefined where there is none of the account. */
  async pathFor({ id, actor }: Session): Promise<string | undefined> {
    if (id === undefined || !(await this.rooms.isOfProvider(actor.account))) return undefined;
    const until = Date.parse(this.rooms.clock.now()) + TICKET_SECONDS * 1_000;
    return `${SIGN_OUT_PATH}?ticket=${this.#seal.seal(JSON.stringify([id, until]), SIGN_OUT_PATH)}`;
  }

  /** What this browser kept; undefined where it kept nothing, or nothing of ours. */
  read({ headers }: Request): KeptSignOn | undefined {
    const text = this.#seal.open(cookieValue(headers, NAME) ?? '', NAME);
    return text === undefined ? undefined : (JSON.parse(text) as KeptSignOn);
  }

  /** Whether a ticket is of what the browser kept, and still counts. */
  fits({ session }: KeptSignOn, ticket: unknown): boolean {
    const text = typeof ticket === 'string' ? this.#seal.open(ticket, SIGN_OUT_PATH) : undefined;
    if (text === undefined) return false;
    const [of, until] = JSON.parse(text) as [string, number];
    return of === session && Date.parse(this.rooms.clock.now()) < until;
  }

  forget(response: Response): void {
    response.clearCookie(NAME, this.#attributes(response));
  }

  #attributes({ req }: Response) {
    const secure = this.alwaysSecure || req.secure;
    return { httpOnly: true, sameSite: 'strict', path: SIGN_OUT_PATH, secure } as const;
  }
}
