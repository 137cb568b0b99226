import { type Dated, effectiveDate, entryAt, withEntry } from '../../dated.js';
import type { PeopleEvent, PersonDetails } from './people.events.js';

/** Where somebody works; `undefined` in a timeline once they have left. */
export type Posting = Pick<PersonDetails, 'organisation' | 'post'>;

/** A person with all their postings, by date. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly account?: string;
  /** The first local date. */
  readonly since: string;
  readonly postings: readonly Dated<Posting | undefined>[];
}

/** All people, by id, in order of registration. */
export type Staff = ReadonlyMap<string, PersonRecord>;

/** A person as they are on one date; of no organisation before their time and after they left. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly account?: string;
  readonly organisation?: string;
  readonly post?: string;
}

type Identity = Pick<PersonDetails, 'id' | 'name' | 'phone' | 'account'>;

/** Only the fields of a person that are not dated. */
export const identityOf = ({ id, name, phone, account }: Identity): Identity => ({
  id,
  name,
  ...(phone !== undefined && { phone }),
  ...(account !== undefined && { account }),
});

export const postingOf = ({ organisation, post }: Posting): Posting => ({
  organisation,
  ...(post !== undefined && { post }),
});

export const postingOn = ({ postings }: PersonRecord, date: string): Posting | undefined =>
  entryAt(postings, date)?.value;

export const personOn = (record: PersonRecord, date: string): Person => ({
  ...identityOf(record),
  ...postingOn(record, date),
});

function datedEntry<T>(event: PeopleEvent, value: T): Dated<T> {
  const { reason } = event.data as { readonly reason?: string };
  return { from: effectiveDate(event.data), value, ...(reason !== undefined && { reason }) };
}

function evolvePerson(known: PersonRecord | undefined, event: PeopleEvent) {
  if (event.type === 'PersonRegistered') {
    const first = datedEntry(event, postingOf(event.data));
    return { ...identityOf(event.data), since: first.from, postings: [first] };
  }
  if (!known) return undefined;
  const { since, postings } = known;
  switch (event.type) {
    case 'PersonDetailsChanged':
      return { ...identityOf(event.data), since, postings };
    case 'PersonMoved':
      return { ...known, postings: withEntry(postings, datedEntry(event, postingOf(event.data))) };
    case 'PersonLeft':
      return { ...known, postings: withEntry(postings, datedEntry(event, undefined)) };
  }
}

/** Changes the given map: only for a staff that nobody else holds. */
export function applyToStaff(
  staff: Map<string, PersonRecord>,
  event: PeopleEvent,
): Map<string, PersonRecord> {
  const person = evolvePerson(staff.get(event.data.id), event);
  return person ? staff.set(person.id, person) : staff;
}
