import { JwtService } from '@nestjs/jwt';
import type { Actor, Clock } from '#event-sourcing';
import { isRole, type Role } from '../domain/role.js';
import type { KeyRight } from '../permissions/by-key.js';

/** Who is signed in, according to the token. */
export interface Session {
  readonly actor: Actor & { readonly role: Role };
  readonly displayName: string;
  /** ISO 8601 UTC with milliseconds: the token is invalid from then on. */
  readonly expiresAt: string;
  /** The password it was issued for; see `Account.generation`. */
  readonly generation: number;
  /** Id of the session in the log; absent for a token that ends with its time and its account only. */
  readonly id?: string;
  /** What a machine showed, which has no sign-in, and what it may do; absent for a person. */
  readonly key?: SessionKey;
}

/** An API key that was shown, as it was made; or a provider's access token, which has no scope of its own. */
export interface SessionKey extends KeyRight {
  /** Addresses and networks that it may be used from; from anywhere where there are none. */
  readonly networks: readonly string[];
  /** Whether an API key still counts, by the log; an access token counts as its account does. */
  counts?(): Promise<boolean>;
}

/** The session that a token is issued for. */
export interface TokenSession {
  readonly id: string;
  /** ISO 8601 UTC: the token does not outlast it. */
  readonly until: string;
}

/** The account that a token is issued to. */
export interface Holder {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** 1 where absent: the password that the account was opened with. */
  readonly generation?: number;
}

export interface TokenOptions {
  /** At least 32 bytes; see `loadTokenSecret`. */
  readonly tokenSecret: string;
  /** 900 (15 minutes) by default. */
  readonly tokenTtlSeconds?: number;
}

interface Claims {
  readonly sub: string;
  readonly role: string;
  readonly org: string;
  readonly name: string;
  readonly gen: number;
  readonly sid?: string;
  readonly iat: number;
  readonly exp: number;
}

const ISSUER = 'shaodao';
/** Longest use of a token that was copied. */
export const DEFAULT_TTL_SECONDS = 900;
/** Most that `TOKEN_TTL_SECONDS` allows; also applies to tokens of other issuers. */
const LONGEST_TTL_SECONDS = 86_400;
/** How far ahead the clock of another process may be. */
const CLOCKS_APART_SECONDS = 300;
const MOST_VERIFIED = 2000;

/**
 * Short-lived bearer tokens: JWT, HS256, claims `sub` (username), `role`, `org`, `name`, `gen`, `sid`
 * (session). Another way of signing in (OIDC) would be one more caller of `SessionDoor.open`. Tokens
 * contain no personal data but the name shown to people.
 *
 * A token says who signed in and until when; whether the account is still valid, `Sessions` checks. A
 * limited number of verified tokens is cached, so that a request costs a look-up.
 */
export class Tokens {
  readonly #verified = new Map<string, Session>();
  readonly #jwt: JwtService;
  readonly #ttlSeconds: number;

  constructor(
    private readonly clock: Clock,
    { tokenSecret: secret, tokenTtlSeconds }: TokenOptions,
  ) {
    this.#jwt = new JwtService({
      secret,
      signOptions: { algorithm: 'HS256', issuer: ISSUER },
      verifyOptions: { algorithms: ['HS256'], issuer: ISSUER },
    });
    this.#ttlSeconds = tokenTtlSeconds ?? DEFAULT_TTL_SECONDS;
  }

  issue(
    { username, displayName, role, organisation, generation: gen = 1 }: Holder,
    session?: TokenSession,
  ): { readonly token: string; readonly expiresAt: string } {
    const iat = this.#nowSeconds();
    const last = session ? Math.floor(Date.parse(session.until) / 1000) : Infinity;
    const exp = Math.min(iat + this.#ttlSeconds, last);
    const sid = session ? { sid: session.id } : {};
    const claims = {
      sub: username,
      role,
      org: organisation,
      name: displayName,
      gen,
      ...sid,
      iat,
      exp,
    };
    return { token: this.#jwt.sign(claims), expiresAt: toIso(exp) };
  }

  /** Undefined for a token that is forged, malformed, expired, valid for too long, or of an earlier release. */
  verify(token: string): Session | undefined {
    const session = this.#verified.get(token) ?? this.#check(token);
    this.#verified.delete(token);
    if (!session || this.clock.now() >= session.expiresAt) return undefined;
    this.remember(token, session);
    return session;
  }

  /** Takes a bearer of another kind that was verified elsewhere for known, until its session expires. */
  remember(bearer: string, session: Session): void {
    this.#verified.set(bearer, session);
    if (this.#verified.size > MOST_VERIFIED) this.#forgetOldest();
  }

  #check(token: string): Session | undefined {
    try {
      const nowSeconds = this.#nowSeconds();
      const claims = this.#jwt.verify<Claims>(token, { clockTimestamp: nowSeconds });
      return isShortLived(claims, nowSeconds) ? toSession(claims) : undefined;
    } catch {
      // The client does not learn what is wrong with the token.
      return undefined;
    }
  }

  #forgetOldest(): void {
    const oldest = this.#verified.keys().next();
    if (!oldest.done) this.#verified.delete(oldest.value);
  }

  #nowSeconds(): number {
    return Math.floor(Date.parse(this.clock.now()) / 1000);
  }
}

const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Whether it expires at most a day after it was issued and after now; false where a time is missing. */
const isShortLived = ({ iat, exp }: Claims, nowSeconds: number): boolean =>
  exp - iat <= LONGEST_TTL_SECONDS &&
  exp - nowSeconds <= LONGEST_TTL_SECONDS + CLOCKS_APART_SECONDS;

function toSession({ sub, role, org, name, gen, sid, exp }: Claims): Session | undefined {
  const texts = [sub, org, name, sid ?? ''].every((claim) => typeof claim === 'string');
  if (!texts || !Number.isInteger(gen) || !isRole(role)) return undefined;
  const actor = { account: sub, organisation: org, role };
  const id = sid === undefined ? {} : { id: sid };
  return { actor, displayName: name, expiresAt: toIso(exp), generation: gen, ...id };
}
