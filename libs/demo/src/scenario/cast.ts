import type { Actor } from '#event-sourcing';
import type { Authority, Place, WhistleCommand } from '#whistle';
import { actorOf, CENTRE, DEMO_ACCOUNTS } from '../accounts.js';
import { GIVEN_NAMES, SURNAMES } from '../district/words.js';
import type { Random } from './random.js';

/** One command at its time, in milliseconds of the epoch. */
export interface Step {
  readonly at: number;
  readonly command: WhistleCommand;
  readonly by: Actor;
}

/** Who and where in one whistle. */
export interface Cast {
  /** Blew it. */
  readonly raiser: Actor;
  readonly street: Actor;
  readonly place: Place;
  /** How the matter is reported as done. */
  readonly outcomes: readonly string[];
}

const actors = new Map(DEMO_ACCOUNTS.map((account) => [account.username, actorOf(account)]));

export const centre = actorOf(CENTRE);

export const personName = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN_NAMES);

/** Whoever the rules give the say about a whistle: its street itself, or the command centre. */
export const authorityOf = (by: Authority, { street }: Cast): Actor =>
  by === 'command-centre' ? centre : street;

/** @throws RangeError for an organisation that has no account. */
export function actorFor(organisation: string): Actor {
  const found = actors.get(organisation);
  if (!found) throw new RangeError(`no demo account for ${organisation}`);
  return found;
}
