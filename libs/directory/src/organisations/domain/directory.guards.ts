import { isVisible, reject, type Rejection } from '#event-sourcing';
import { isCreditCode } from './credit-code.js';
import type { DirectoryRejection } from './directory.commands.js';
import { ORGANISATION_KINDS, type OrganisationDetails } from './directory.events.js';
import {
  type District,
  isActiveOn,
  nameOn,
  type OrganisationRecord,
  parentOn,
} from './directory.state.js';

type Refused = Rejection<DirectoryRejection>;

/** Ids appear in URLs, files and other systems: letters, digits, Han, `_ . -` and inner spaces. */
export const ORGANISATION_ID = /^(?! )[a-zA-Z0-9_.\-一-龥 ]{1,64}(?<! )$/;
const REGION_CODE = /^\d{12}$/;
export const LONGEST_NAME = 100;

export function refuseName(id: string, name: string): Refused | undefined {
  const right = name.trim() === name && isVisible(name) && name.length <= LONGEST_NAME;
  return right ? undefined : reject('ORGANISATION_NAME_INVALID', { id, name });
}

/** What is wrong with the details by themselves. */
export function refuseDetails(details: OrganisationDetails): Refused | undefined {
  const { id, kind, name, regionCode, creditCode } = details;
  if (!ORGANISATION_ID.test(id)) return reject('ORGANISATION_ID_INVALID', { id });
  if (!ORGANISATION_KINDS.includes(kind)) return reject('ORGANISATION_KIND_UNKNOWN', { id, kind });
  if (regionCode !== undefined && !REGION_CODE.test(regionCode))
    return reject('REGION_CODE_INVALID', { id, regionCode });
  if (creditCode !== undefined && !isCreditCode(creditCode))
    return reject('CREDIT_CODE_INVALID', { id, creditCode });
  return refuseName(id, name);
}

const PARENT_KINDS: Partial<Record<string, readonly string[]>> = {
  community: ['street'],
  'stationed-agency': ['street', 'department'],
};

/** A span of local dates during which an organisation belongs to a parent; `to` is no part of it. */
export interface Belonging {
  readonly parent: string;
  readonly from: string;
  readonly to?: string;
}

/** The parents it has from a date on until its end; times without a parent are left out. */
export function belongingsOf({ parents, ended }: OrganisationRecord, from: string): Belonging[] {
  const end = ended?.from;
  const spans = parents.map((entry, index): Belonging => {
    const next = parents[index + 1]?.from ?? end;
    const to = end !== undefined && next !== undefined && end < next ? end : next;
    return { parent: entry.value, from: entry.from, ...(to !== undefined && { to }) };
  });
  return spans.filter(
    (span) =>
      span.parent !== '' && (span.to === undefined || (span.to > from && span.from < span.to)),
  );
}

const spans = (parent: OrganisationRecord, { from, to }: Belonging): boolean =>
  parent.since <= from &&
  (parent.ended === undefined || (to !== undefined && to <= parent.ended.from));

/** A community belongs to a street; a stationed agency may name the street or its department. */
export function refuseParents(
  record: OrganisationRecord,
  district: Pick<District, 'get'>,
  from: string,
): Refused | undefined {
  const { id, kind } = record.registered;
  if (kind === 'community' && parentOn(record, from) === '')
    return reject('PARENT_REQUIRED', { id });
  for (const span of belongingsOf(record, from)) {
    const { parent } = span;
    const found = district.get(parent);
    if (!found || !spans(found, span)) return reject('PARENT_UNKNOWN', { id, parent });
    const fits = PARENT_KINDS[kind]?.includes(found.registered.kind) === true;
    if (!fits) return reject('PARENT_NOT_ALLOWED', { id, parent });
  }
  return undefined;
}

/** Whether the organisation was registered with just this content, or has it on that date. */
export function isSame(
  record: OrganisationRecord,
  details: OrganisationDetails,
  date: string,
): boolean {
  const { registered } = record;
  const { kind, name, parent = '', regionCode, creditCode } = details;
  return (
    registered.kind === kind &&
    [registered.name, nameOn(record, date)].includes(name) &&
    [registered.parent ?? '', parentOn(record, date)].includes(parent) &&
    registered.regionCode === regionCode &&
    registered.creditCode === creditCode
  );
}

/** The organisation, where it takes part on that date. */
export function activeOrganisation(
  district: District,
  id: string,
  date: string,
): OrganisationRecord | Refused {
  const known = district.get(id);
  if (!known) return reject('ORGANISATION_NOT_FOUND', { id });
  if (date < known.since) return reject('EFFECTIVE_TOO_EARLY', { id, since: known.since });
  return isActiveOn(known, date) ? known : reject('ORGANISATION_RETIRED', { id });
}
