import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Clock } from '#event-sourcing';
import type { BearerWay } from '../session/sessions.js';
import type { Session, SessionKey } from '../session/tokens.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { issuerNameOf } from './issuer.js';
import type { Provider } from './provider.js';
import type { SignOnAccounts } from './sign-on-accounts.js';
import { SignOnError } from './sign-on-errors.js';

/** The ways of machines to show tokens of a provider: none where there is no single sign-on. */
export const MACHINE_BEARERS = Symbol('MACHINE_BEARERS');

/** Longest life of a bearer: it cannot be called back before, but by closing its account. */
export const LONGEST_BEARER_SECONDS = 86_400;
const LONGEST_BEARER = 8_192;
/** RFC 9068 access tokens, and those of providers that do not say what they are. */
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt'];

/** A text of the form of a JWT, without its signature verified. */
function readIssuer(bearer: string): string | undefined {
  if (bearer.length > LONGEST_BEARER) return undefined;
  try {
    return issuerNameOf(decodeJwt(bearer).iss ?? '');
  } catch {
    return undefined;
  }
}

function isAccessToken(bearer: string): boolean {
  const { typ = 'jwt' } = decodeProtectedHeader(bearer);
  return TYPES.includes(typ.toLowerCase());
}

const isBrief = (iat: unknown, exp: unknown): exp is number =>
  typeof iat === 'number' && typeof exp === 'number' && exp - iat <= LONGEST_BEARER_SECONDS;

/** All that its account may, but for what only a person does: a machine signs nothing. */
const OF_MACHINES: SessionKey = { scope: 'everything', operations: [], networks: [] };

const toIso = (seconds: number): string => new Date(Math.floor(seconds) * 1_000).toISOString();

export interface MachineBearersRooms {
  readonly accounts: SignOnAccounts;
  readonly clock: Clock;
  readonly trail: Pick<AuditTrail, 'note'>;
}

/**
 * Access tokens of identity providers as bearers, for machines: who they are is told by the same rules
 * as of people. They are no sessions: what they may do is what their account may do now, as with an API key.
 */
export class MachineBearers implements BearerWay {
  /**
   * @param audience that the tokens are for: this service, and not its sign-in
   * @param providers whose tokens count, by the issuer as the settings have it
   */
  constructor(
    private readonly audience: string,
    private readonly providers: readonly Provider[],
    private readonly rooms: MachineBearersRooms,
  ) {}

  /** The session of a token of one of the providers; undefined for any other bearer, or a wrong one. */
  async admit(bearer: string, address: string): Promise<Session | undefined> {
    const issuer = readIssuer(bearer);
    const provider = this.providers.find((one) => one.issuer === issuer);
    if (!provider) return undefined;
    try {
      return await this.#sessionOf(bearer, provider);
    } catch (error) {
      if (!(error instanceof SignOnError)) throw error;
      const { code, details } = error;
      const account = details.account === undefined ? {} : { account: details.account };
      this.rooms.trail.note({ kind: 'sign-in-refused', code, address, ...account });
      return undefined;
    }
  }

  async #sessionOf(bearer: string, provider: Provider): Promise<Session | undefined> {
    if (!isAccessToken(bearer)) throw new SignOnError('PROVIDER_ANSWER_INVALID', { note: 'typ' });
    const { audience } = this;
    // With the greatest age, a token of the future is refused too.
    const claims = await provider.verify(bearer, {
      audience,
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: LONGEST_BEARER_SECONDS,
    });
    const { iat, exp } = claims;
    if (!isBrief(iat, exp)) throw new SignOnError('PROVIDER_ANSWER_INVALID', { note: 'exp' });
    const account = await this.rooms.accounts.admitMachine(provider.issuer, claims);
    const { username, organisation, role, displayName, generation } = account;
    const actor = { account: username, organisation, role };
    return { actor, displayName, generation, expiresAt: toIso(exp), key: OF_MACHINES };
  }
}
