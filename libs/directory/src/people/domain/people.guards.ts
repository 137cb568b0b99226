import { localDate } from '#calendar';
import { isVisible, reject, type Rejection } from '#event-sourcing';
import { isSealed } from '#privacy';
import { mayKeep } from '../../keepers.js';
import type { PeopleContext, PeopleRejection } from './people.commands.js';
import type { PersonDetails } from './people.events.js';
import { type PersonRecord, type Posting, postingOn, type Staff } from './people.state.js';

type Refused = Rejection<PeopleRejection>;

/** As ids of organisations: letters, digits, Han, `_ . -` and inner spaces. */
export const PERSON_ID = /^(?! )[a-zA-Z0-9_.\-一-龥 ]{1,64}(?<! )$/;
const PHONE = /^(?=(?:.*\d){5})[+\d][\d -]{3,24}$/;
const ACCOUNT = /^[a-z0-9一-龥][a-z0-9一-龥._-]{1,31}$/;

/** As it is dialled, or sealed: whoever sealed it looked at it first. */
export const isPhone = (text: string): boolean => PHONE.test(text) || isSealed(text);

const isText = (text: string, most: number): boolean =>
  text.trim() === text && isVisible(text) && text.length <= most;

/** What is wrong with the details by themselves. Names the id only: no personal data in refusals. */
export function refuseIdentity({
  id,
  name,
  phone,
  account,
}: Pick<PersonDetails, 'id' | 'name' | 'phone' | 'account'>): Refused | undefined {
  if (!PERSON_ID.test(id)) return reject('PERSON_ID_INVALID', { id });
  if (!isText(name, 50)) return reject('PERSON_NAME_INVALID', { id });
  if (phone !== undefined && !isPhone(phone)) return reject('PHONE_INVALID', { id });
  if (account !== undefined && !ACCOUNT.test(account)) return reject('ACCOUNT_INVALID', { id });
  return undefined;
}

export const refusePost = ({ post }: Posting): Refused | undefined =>
  post === undefined || isText(post, 50) ? undefined : reject('POST_INVALID');

/** Refuses unless the organisation takes part on that date and the actor keeps its people. */
export function refuseWorkplace(
  { organisation }: Posting,
  from: string,
  { acting, organisations }: PeopleContext,
): Refused | undefined {
  if (!organisations.asOf(from).find(organisation)?.active)
    return reject('ORGANISATION_UNKNOWN', { organisation });
  if (mayKeep(acting, organisation, organisations)) return undefined;
  return reject('NOT_YOUR_ORGANISATION', { organisation });
}

/** Where they work on that date, or last worked. */
const workplaceOf = (person: PersonRecord, date: string): string =>
  postingOn(person, date)?.organisation ??
  person.postings.findLast(({ value }) => value !== undefined)?.value?.organisation ??
  '';

/** The person, where the actor keeps the people of their organisation today. */
export function ownPerson(
  staff: Staff,
  id: string,
  { acting, organisations, now }: PeopleContext,
): PersonRecord | Refused {
  const known = staff.get(id);
  if (!known) return reject('PERSON_NOT_FOUND', { id });
  const organisation = workplaceOf(known, localDate(now));
  if (mayKeep(acting, organisation, organisations)) return known;
  return reject('NOT_YOUR_ORGANISATION', { organisation });
}
