import type { AuditKind, NoticeDeliveryState, OrganisationKind, Role } from '../api/generated';
import { AUDIT, DELIVERY, KIND, ROLE_NAME } from './words';

type Raw = Readonly<Record<string, unknown>>;

const LONGEST = 100;

/** A number in an address is read as a number. */
const textIn = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
    ? String(value).slice(0, LONGEST)
    : undefined;

const oneOf =
  <Value extends string>(names: Readonly<Record<Value, string>>) =>
  (value: unknown): Value | undefined =>
    (Object.keys(names) as Value[]).find((one) => one === value);

const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

const yesIn = (value: unknown): true | undefined => (value === true ? true : undefined);

/** Without what is not there: the address says only what was chosen. */
const said = <Search extends object>(search: Search): Search => {
  const left = Object.entries(search).filter(([, value]) => value !== undefined);
  return Object.fromEntries(left) as Search;
};

/** What the address says of the lists of this room. */
export interface OrganisationsSearch {
  readonly day?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  readonly text?: string | undefined;
  readonly all?: true | undefined;
  /** The one that is shown. */
  readonly of?: string | undefined;
}
export const organisationsSearch = (raw: Raw): OrganisationsSearch =>
  said({
    day: dayIn(raw['day']),
    kind: oneOf(KIND)(raw['kind']),
    text: textIn(raw['text']),
    all: yesIn(raw['all']),
    of: textIn(raw['of']),
  });

export interface PeopleSearch {
  readonly organisation?: string | undefined;
  readonly text?: string | undefined;
  readonly day?: string | undefined;
}
export const peopleSearch = (raw: Raw): PeopleSearch =>
  said({
    organisation: textIn(raw['organisation']),
    text: textIn(raw['text']),
    day: dayIn(raw['day']),
  });

const CLOSED = { open: '', closed: '', all: '' } as const;
export interface AccountsSearch {
  readonly organisation?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: 'open' | 'closed' | 'all' | undefined;
}
export const accountsSearch = (raw: Raw): AccountsSearch =>
  said({
    organisation: textIn(raw['organisation']),
    role: oneOf(ROLE_NAME)(raw['role']),
    state: oneOf(CLOSED)(raw['state']),
  });

export interface KeysSearch {
  readonly account?: string | undefined;
  readonly all?: true | undefined;
}
export const keysSearch = (raw: Raw): KeysSearch =>
  said({ account: textIn(raw['account']), all: yesIn(raw['all']) });

export interface RulesSearch {
  /** pack@version */
  readonly of?: string | undefined;
}
export const rulesSearch = (raw: Raw): RulesSearch => said({ of: textIn(raw['of']) });

export interface ReadModelsSearch {
  readonly parked?: string | undefined;
}
export const readModelsSearch = (raw: Raw): ReadModelsSearch =>
  said({ parked: textIn(raw['parked']) });

export interface DeliveriesSearch {
  readonly state?: NoticeDeliveryState | undefined;
  readonly target?: string | undefined;
  /** Whose targets are shown. */
  readonly of?: string | undefined;
}
export const deliveriesSearch = (raw: Raw): DeliveriesSearch =>
  said({
    state: oneOf(DELIVERY)(raw['state']),
    target: textIn(raw['target']),
    of: textIn(raw['of']),
  });

export interface AuditSearch {
  readonly day?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly account?: string | undefined;
}
export const auditSearch = (raw: Raw): AuditSearch =>
  said({
    day: dayIn(raw['day']),
    kind: oneOf(AUDIT)(raw['kind']),
    account: textIn(raw['account']),
  });
