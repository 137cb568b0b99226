import type {
  CardColour,
  CommandCentreTaskKind,
  SummonsStatus,
  WhistleLevel,
  WhistleStage,
} from '../api/generated';
import { LEVEL, STAGE } from '../words';
import { textOf } from '../work/search';
import { CARD, CENTRE_TASK, LEAD_STANDS } from './words';

type Search = Record<string, unknown>;

/** A task, or what is overdue, to be urged. */
export type CentreTab = CommandCentreTaskKind | 'OVERDUE';

export interface CentreSearch {
  readonly tab?: CentreTab;
  /** What streets decide themselves. */
  readonly by?: 'street';
  readonly street?: string;
  readonly department?: string;
  readonly text?: string;
}

export interface WhistlesSearch {
  readonly view?: 'board';
  readonly street?: string;
  readonly department?: string;
  readonly stage?: WhistleStage;
  /** Where the department that leads stands. */
  readonly status?: SummonsStatus;
  readonly level?: WhistleLevel;
  readonly card?: CardColour;
  readonly overdue?: boolean;
  readonly text?: string;
}

export interface RosterSearch {
  readonly organisation?: string;
  /** YYYY-MM */
  readonly month?: string;
}

/** A value that is one of these, or nothing: an address may say whatever it likes. */
function oneOf<Key extends string, Value extends string>(
  key: Key,
  values: readonly Value[],
  search: Search,
): Partial<Record<Key, Value>> {
  const found = values.find((value) => value === search[key]);
  return found === undefined ? {} : keyed(key, found);
}

const keyed = <Key extends string, Value>(key: Key, value: Value): Partial<Record<Key, Value>> =>
  Object.fromEntries([[key, value]]) as Partial<Record<Key, Value>>;

const ID = /^[\w.-]{1,64}$/;
const idOf = <Key extends string>(key: Key, search: Search): Partial<Record<Key, string>> => {
  const text = String(search[key] ?? '');
  return ID.test(text) ? keyed(key, text) : {};
};

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] =>
  Object.keys(words) as Key[];

const CENTRE_TABS: readonly CentreTab[] = [...keysOf(CENTRE_TASK), 'OVERDUE'];

export const centreSearch = (search: Search): CentreSearch =>
  Object.assign(
    {},
    oneOf('tab', CENTRE_TABS, search),
    oneOf('by', ['street'], search),
    idOf('street', search),
    idOf('department', search),
    textOf(search['text']),
  );

export const whistlesSearch = (search: Search): WhistlesSearch =>
  Object.assign(
    {},
    oneOf('view', ['board'], search),
    idOf('street', search),
    idOf('department', search),
    oneOf('stage', keysOf(STAGE), search),
    oneOf('status', keysOf(LEAD_STANDS), search),
    oneOf('level', keysOf(LEVEL), search),
    oneOf('card', keysOf(CARD), search),
    typeof search['overdue'] === 'boolean' ? { overdue: search['overdue'] } : {},
    textOf(search['text']),
  );

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function rosterSearch(search: Search): RosterSearch {
  const month = String(search['month'] ?? '');
  return Object.assign(idOf('organisation', search), MONTH.test(month) ? { month } : {});
}

/** The same without these. */
export const without = <Of extends object, Key extends keyof Of>(
  search: Of,
  ...keys: readonly Key[]
): Omit<Of, Key> =>
  Object.fromEntries(
    Object.entries(search).filter(([key]) => !keys.some((one) => one === key)),
  ) as Omit<Of, Key>;

/** A search that is to be changed: what is undefined is taken away. */
export type Changes<Of> = { readonly [Key in keyof Of]?: Of[Key] | undefined };

/** The search with these changes, without what is not set: addresses stay short. */
export const changed = <Of extends object>(search: Of, changes: Changes<Of>): Of =>
  Object.fromEntries(
    Object.entries(Object.assign({}, search, changes)).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  ) as Of;
