import type { Clock } from '#event-sourcing';
import type { Noted } from '../audit/audit-trail.js';
import { clientNetwork } from '../credentials/client-network.js';
import { SignInThrottle } from '../credentials/sign-in-throttle.js';
import { tooManyAttemptsError } from '../session/access-errors.js';
import type { Standings } from '../session/standings.js';
import type { Session, SessionKey } from '../session/tokens.js';
import { actsFor, type ApiKey, isUsedOn } from './api-key.js';
import { isAllowedFrom } from './key-networks.js';
import { endOfSecret, isKeyText, readKey } from './key-secret.js';

/** Wrong keys from one client: enough for a machine that was set up wrongly. */
const WRONG_KEYS = { burst: 20, refillSeconds: 30 };

type KeyRefusal = 'API_KEY_WRONG' | 'API_KEY_ENDED' | 'API_KEY_NETWORK' | 'TOO_MANY_ATTEMPTS';
/** A key that was shown: its id and the hash of its secret. */
type ShownKey = NonNullable<ReturnType<typeof readKey>>;
type KeySession = Session & { readonly key: Required<SessionKey> };

export interface KeyDoorRooms {
  readonly standings: Pick<
    Standings,
    'apiKey' | 'cachedApiKey' | 'refreshApiKey' | 'account' | 'takesPart'
  >;
  readonly clock: Clock;
  /** Called with each refusal, for the audit log; never with the key. */
  onRefusal(refused: Noted): void;
  /** Called when a key counts of which no use on this day is known. */
  onUse(id: string, key: ApiKey): void;
}

/**
 * The door for machines: from an API key to a session that lasts while the key counts. Every call is
 * checked against the log, as those of sessions are. Nobody guesses 256 bits: wrong keys are limited
 * so that strangers cannot make the log be read, and a right key that is known is never limited.
 */
export class KeyDoor {
  readonly #attempts: SignInThrottle;

  constructor(private readonly rooms: KeyDoorRooms) {
    this.#attempts = new SignInThrottle(rooms.clock, WRONG_KEYS);
  }

  /**
   * The session of a key; undefined for another kind of bearer, a wrong key, and one that does not
   * count, or not from this address.
   * @throws GraphQLError TOO_MANY_ATTEMPTS
   */
  async admit(bearer: string, address: string): Promise<Session | undefined> {
    if (!isKeyText(bearer)) return undefined;
    const shown = readKey(bearer);
    const session = (await this.#cached(shown)) ?? (await this.#lookUp(shown, address));
    if (!session) return undefined;
    const isFrom = isAllowedFrom(session.key.networks, address);
    if (isFrom && (await session.key.counts())) return session;
    this.#refuse(isFrom ? 'API_KEY_ENDED' : 'API_KEY_NETWORK', address, session.actor);
    return undefined;
  }

  async #cached(shown: ShownKey | undefined): Promise<KeySession | undefined> {
    const key = shown && (await this.rooms.standings.cachedApiKey(shown.id));
    return key && this.#sessionOf(shown, key);
  }

  /** Counted before the log is asked, so that simultaneous attempts count too. */
  async #lookUp(shown: ShownKey | undefined, address: string): Promise<KeySession | undefined> {
    const waitSeconds = this.#attempts.attempt(clientNetwork(address));
    if (waitSeconds > 0) {
      this.#refuse('TOO_MANY_ATTEMPTS', address);
      throw tooManyAttemptsError(waitSeconds);
    }
    // Another process may have just rotated a key that is cached here.
    if (shown) await this.rooms.standings.refreshApiKey(shown.id);
    const key = shown && (await this.rooms.standings.apiKey(shown.id));
    const session = key && this.#sessionOf(shown, key);
    if (session) this.#attempts.payBack(clientNetwork(address));
    else this.#refuse('API_KEY_WRONG', address, key);
    return session;
  }

  /** Whether nobody revoked it, it has not expired, and its account is what it was made for. */
  async #counts({ id, secretHash }: ShownKey): Promise<boolean> {
    const { standings, clock } = this.rooms;
    const key = await standings.apiKey(id);
    const now = clock.now();
    if (!key || key.revoked || now >= (endOfSecret(key, secretHash) ?? '')) return false;
    const owner = await standings.account(key.account);
    if (!actsFor(key, owner) || !(await standings.takesPart(key.organisation))) return false;
    if (!isUsedOn(key, now)) this.rooms.onUse(id, key);
    return true;
  }

  /** Undefined where the secret is none of the key's. */
  #sessionOf(shown: ShownKey, key: ApiKey): KeySession | undefined {
    const expiresAt = endOfSecret(key, shown.secretHash);
    if (expiresAt === undefined) return undefined;
    const { account, organisation, role, name, scope, operations, networks } = key;
    return {
      actor: { account, organisation, role },
      displayName: name,
      expiresAt,
      // Keys end with the role of their account, and not with its password.
      generation: 0,
      key: { scope, operations, networks, counts: () => this.#counts(shown) },
    };
  }

  #refuse(
    code: KeyRefusal,
    address: string,
    whose?: Pick<ApiKey, 'account' | 'organisation'>,
  ): void {
    const named = whose && { account: whose.account, organisation: whose.organisation };
    this.rooms.onRefusal({ kind: 'sign-in-refused', code, address, ...named });
  }
}
