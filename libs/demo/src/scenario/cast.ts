import type { Actor } from '#event-sourcing';
import type { Authority, KindRule, Place, SummonsRole, WhistleCommand } from '#whistle';
import { actorOf, CENTRE, DEMO_ACCOUNTS } from '../accounts.js';
import { officersOf } from '../district/people.js';
import { departmentOf } from '../district/responders.js';
import { ASSISTED, ASSISTED_BY_OTHERS } from '../district/words.js';
import type { Random } from './random.js';

/** One command at its time, in milliseconds of the epoch. */
export interface Step {
  readonly at: number;
  readonly command: WhistleCommand;
  readonly by: Actor;
}

/** People and place of one whistle. */
export interface Cast {
  /** Blew it. */
  readonly raiser: Actor;
  readonly street: Actor;
  readonly place: Place;
  /** Id of the community it is in. */
  readonly community: string;
  /** The department that leads at the beginning. */
  readonly lead: string;
  /** How the lead reports the matter as done. */
  readonly outcome: string;
}

const actors = new Map(DEMO_ACCOUNTS.map((account) => [account.username, actorOf(account)]));

export const centre = actorOf(CENTRE);

const names = new Map(DEMO_ACCOUNTS.map(({ username, displayName }) => [username, displayName]));

/** Name of an organisation. */
export const nameOf = (organisation: string): string => names.get(organisation) ?? organisation;

/** One summons of a department. */
export interface CalledSummons {
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly from: number;
  readonly rule: KindRule;
}

/** One of the few people whom a unit sends. */
export const pickOfficer = (random: Random, unit: string): string => random.pick(officersOf(unit));

/** What a department reports as done: the matter itself where it leads, else its part in it. */
export function outcomeOf(random: Random, { outcome }: Cast, by: Reporting): string {
  if (by.role === 'lead') return outcome;
  return random.pick(ASSISTED[departmentOf(by.department)] ?? ASSISTED_BY_OTHERS);
}

interface Reporting {
  readonly department: string;
  readonly role: SummonsRole;
}

/** The authority that the rules name: the whistle's street, or the command centre. */
export const authorityOf = (by: Authority, { street }: Cast): Actor =>
  by === 'command-centre' ? centre : street;

/** The street's leader who holds the post; undefined where none does. */
export function leaderOf(street: string, post: string): Actor | undefined {
  const found = DEMO_ACCOUNTS.find(
    ({ organisation, posts }) => organisation === street && posts?.includes(post),
  );
  return found && actorOf(found);
}

/** @throws RangeError for an organisation that has no account. */
export function actorFor(organisation: string): Actor {
  const found = actors.get(organisation);
  if (!found) throw new RangeError(`no demo account for ${organisation}`);
  return found;
}
