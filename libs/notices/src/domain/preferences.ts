import { NOTICE_KINDS, type NoticeKind } from './notice.values.js';
import type { Preferences, SubscriptionDetails } from './settings.events.js';

/** An organisation's settings; plain data that survives JSON. */
export interface NoticeSettings {
  readonly subscriptions: readonly SubscriptionDetails[];
  /** Of the organisation. */
  readonly preferences: Preferences;
  /** By account. */
  readonly persons: Readonly<Record<string, Preferences>>;
}

export const noPreferences: Preferences = { muted: [], bundleMinutes: 0 };
export const noSettings: NoticeSettings = {
  subscriptions: [],
  preferences: noPreferences,
  persons: {},
};

/**
 * Administrators and assessors have accounts in the command centre's organisation but do not work in
 * it: they do not set its notice preferences, and its preferences do not apply to them.
 */
const OUTSIDER_ROLES: readonly string[] = ['administrator', 'assessment'];
export const isOutsider = (role: string | undefined): boolean =>
  role !== undefined && OUTSIDER_ROLES.includes(role);

/** Checks for an own property, because an account may be named `constructor`. */
export const preferencesOfPerson = (
  persons: NoticeSettings['persons'],
  person: string,
): Preferences | undefined => (Object.hasOwn(persons, person) ? persons[person] : undefined);

/** The person's own preferences, or the organisation's where the person has set none. */
export function preferencesOf(
  { preferences, persons }: NoticeSettings,
  person: string | undefined,
  role?: string,
): Preferences {
  const own = person === undefined ? undefined : preferencesOfPerson(persons, person);
  if (own) return own;
  return isOutsider(role) ? noPreferences : preferences;
}

/** Each known kind once. Events of earlier releases may hold others. */
export const dropUnknownKinds = (kinds: readonly NoticeKind[]): readonly NoticeKind[] =>
  [...new Set(kinds)].filter((kind) => NOTICE_KINDS.includes(kind));

export const normalisePreferences = (preferences: Preferences): Preferences => ({
  ...preferences,
  muted: dropUnknownKinds(preferences.muted),
});

/** Stored settings of an earlier release, brought to today's rules. */
export const restoreSettings = (kept: NoticeSettings): NoticeSettings => ({
  subscriptions: kept.subscriptions,
  preferences: normalisePreferences(kept.preferences),
  persons: Object.fromEntries(
    Object.entries(kept.persons).map(([person, preferences]) => [
      person,
      normalisePreferences(preferences),
    ]),
  ),
});
