import { reject, type Rejection } from '#event-sourcing';
import { isCreditCode } from './credit-code.js';
import { ORGANISATION_KINDS, type OrganisationDetails } from './directory.events.js';
import type { DirectoryRejection } from './directory.rejections.js';
import type { District, Organisation } from './directory.state.js';

type Refused = Rejection<DirectoryRejection>;

/** Ids are part of URLs, files and tables of others: letters, digits, Han, `_ . -` and inner spaces. */
export const ORGANISATION_ID = /^(?! )[a-zA-Z0-9_.\-一-龥 ]{1,64}(?<! )$/;
const REGION_CODE = /^\d{12}$/;
export const LONGEST_NAME = 100;

export function refuseName(id: string, name: string): Refused | undefined {
  const right = name.trim() === name && name !== '' && name.length <= LONGEST_NAME;
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

/** A community belongs to a street; a stationed agency may name the street or its department. */
export function refuseParent(
  { id, kind, parent }: OrganisationDetails,
  district: District,
): Refused | undefined {
  if (parent === undefined)
    return kind === 'community' ? reject('PARENT_REQUIRED', { id }) : undefined;
  const found = district.get(parent);
  if (!found || found.retired) return reject('PARENT_UNKNOWN', { id, parent });
  const fits = PARENT_KINDS[kind]?.includes(found.kind) === true;
  return fits ? undefined : reject('PARENT_NOT_ALLOWED', { id, parent });
}

/** Whether the organisation was registered with just this content. */
export const isSame = (known: Organisation, details: OrganisationDetails): boolean =>
  known.kind === details.kind &&
  (details.name === known.name || details.name === known.registeredAs) &&
  known.parent === details.parent &&
  known.regionCode === details.regionCode &&
  known.creditCode === details.creditCode;

/** The organisation, where it still takes part. */
export function activeOrganisation(district: District, id: string): Organisation | Refused {
  const known = district.get(id);
  if (!known) return reject('ORGANISATION_NOT_FOUND', { id });
  return known.retired ? reject('ORGANISATION_RETIRED', { id }) : known;
}
