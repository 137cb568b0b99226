import type { Clock } from '#event-sourcing';
import { RecentMap } from '../session/recent.js';
import { clientNetwork } from './client-network.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** For one name from one client: somebody who has forgotten the password. */
const OF_NAME_AND_CLIENT = { burst: 10, refillSeconds: 30 };
/** For all names from one client: enough for an office behind one address, too few to try a list of names. */
const OF_CLIENT = { burst: 50, refillSeconds: 10 };
/** For one name from all clients; beyond it, somebody is guessing from many places. */
const OF_NAME = { burst: 100, refillSeconds: 60 };
/** For such a name, from a client that has never signed in to it. */
const OF_STRANGER = { burst: 2, refillSeconds: 300 };
const MOST_KNOWN = 10_000;

/**
 * Limits guessing by name and client, by client over all names, and by name over all clients. The last
 * never locks a name: it only gives fewer attempts to clients that have not signed in to it before, so
 * that nobody is locked out by an attack from elsewhere. Counts are kept per process.
 */
export class SignInLimits {
  readonly #pairs: SignInThrottle;
  readonly #clients: SignInThrottle;
  readonly #names: SignInThrottle;
  readonly #strangers: SignInThrottle;
  readonly #known = new RecentMap<true>(MOST_KNOWN);

  constructor(clock: Clock) {
    this.#pairs = new SignInThrottle(clock, OF_NAME_AND_CLIENT);
    this.#clients = new SignInThrottle(clock, OF_CLIENT);
    this.#names = new SignInThrottle(clock, OF_NAME);
    this.#strangers = new SignInThrottle(clock, OF_STRANGER);
  }

  /** Counts an attempt. @returns 0 when it may be made, otherwise the seconds to wait */
  attempt(name: string, address: string): number {
    const client = clientNetwork(address);
    const pair = pairOf(name, client);
    const forPair = this.#pairs.attempt(pair);
    if (forPair > 0) return forPair;
    const forClient = this.#clients.attempt(client);
    if (forClient > 0) {
      this.#pairs.payBack(pair);
      return forClient;
    }
    const guessedAt = this.#names.attempt(name) > 0;
    if (!guessedAt || this.#known.get(pair)) return 0;
    return this.#attemptAsStranger(pair, client);
  }

  /** The password was right: gives the attempt back and remembers the client for this name. */
  recordSuccess(name: string, address: string): void {
    const client = clientNetwork(address);
    const pair = pairOf(name, client);
    for (const throttle of [this.#pairs, this.#strangers]) throttle.payBack(pair);
    this.#clients.payBack(client);
    this.#names.payBack(name);
    this.#known.set(pair, true);
  }

  #attemptAsStranger(pair: string, client: string): number {
    const wait = this.#strangers.attempt(pair);
    if (wait > 0) {
      this.#pairs.payBack(pair);
      this.#clients.payBack(client);
    }
    return wait;
  }
}

const pairOf = (name: string, client: string): string => `${name}|${client}`;
