import type { Clock } from '#event-sourcing';
import { Recent } from '../session/recent.js';
import { clientNetwork } from './client-network.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** One name from one client: somebody who has forgotten the password. */
const OF_NAME_AND_CLIENT = { burst: 10, refillSeconds: 30 };
/** Any names from one client: an office behind one address mistypes now and then, a list of names is tried at once. */
const OF_CLIENT = { burst: 50, refillSeconds: 10 };
/** One name from anywhere; beyond it the name is being guessed at from many places. */
const OF_NAME = { burst: 100, refillSeconds: 60 };
/** Of such a name, from a client that has never signed in to it. */
const OF_STRANGER = { burst: 2, refillSeconds: 300 };
const MOST_KNOWN = 10_000;

/**
 * Bounds guessing by name and client, by client over all names, and by name over all clients. The
 * last never refuses a name as such: it only gives clients that are strangers to the name fewer
 * attempts, each of its own, so that nobody is locked out by what others do elsewhere. In this
 * process: with several, each allows as much.
 */
export class SignInLimits {
  readonly #pairs: SignInThrottle;
  readonly #clients: SignInThrottle;
  readonly #names: SignInThrottle;
  readonly #strangers: SignInThrottle;
  readonly #known = new Recent<true>(MOST_KNOWN);

  constructor(clock: Clock) {
    this.#pairs = new SignInThrottle(clock, OF_NAME_AND_CLIENT);
    this.#clients = new SignInThrottle(clock, OF_CLIENT);
    this.#names = new SignInThrottle(clock, OF_NAME);
    this.#strangers = new SignInThrottle(clock, OF_STRANGER);
  }

  /** 0 when the attempt may be made, which is paid for; otherwise the seconds until the next may. */
  attempt(name: string, address: string): number {
    const client = clientNetwork(address);
    const pair = pairOf(name, client);
    const forPair = this.#pairs.attempt(pair);
    if (forPair > 0) return forPair;
    const forClient = this.#clients.attempt(client);
    if (forClient > 0) {
      this.#pairs.succeeded(pair);
      return forClient;
    }
    const guessedAt = this.#names.attempt(name) > 0;
    if (!guessedAt || this.#known.get(pair)) return 0;
    return this.#strange(pair, client);
  }

  /** The attempt was a right one: it is paid back, and the client is known to the name. */
  succeeded(name: string, address: string): void {
    const client = clientNetwork(address);
    const pair = pairOf(name, client);
    for (const throttle of [this.#pairs, this.#strangers]) throttle.succeeded(pair);
    this.#clients.succeeded(client);
    this.#names.succeeded(name);
    this.#known.set(pair, true);
  }

  #strange(pair: string, client: string): number {
    const wait = this.#strangers.attempt(pair);
    if (wait > 0) {
      this.#pairs.succeeded(pair);
      this.#clients.succeeded(client);
    }
    return wait;
  }
}

const pairOf = (name: string, client: string): string => `${name}|${client}`;
