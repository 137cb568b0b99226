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
 * Administrators and assessors have their account with the command centre's organisation, and no part
 * in its work: neither do they set how it is told, nor does it set how they are.
 */
const ASIDE: readonly string[] = ['administrator', 'assessment'];
export const hasNoPart = (role: string | undefined): boolean =>
  role !== undefined && ASIDE.includes(role);

/** An account may have the name of something that every object has. */
export const ownPreferences = (
  persons: NoticeSettings['persons'],
  person: string,
): Preferences | undefined => (Object.hasOwn(persons, person) ? persons[person] : undefined);

/** Those of a person, who follows the organisation until something of their own is said. */
export function preferencesOf(
  { preferences, persons }: NoticeSettings,
  person: string | undefined,
  role?: string,
): Preferences {
  const own = person === undefined ? undefined : ownPreferences(persons, person);
  if (own) return own;
  return hasNoPart(role) ? noPreferences : preferences;
}

/** Each kind once, and none that is not known: what was set before that was asked for may be longer. */
export const knownKinds = (kinds: readonly NoticeKind[]): readonly NoticeKind[] =>
  [...new Set(kinds)].filter((kind) => NOTICE_KINDS.includes(kind));

export const bounded = (preferences: Preferences): Preferences => ({
  ...preferences,
  muted: knownKinds(preferences.muted),
});

/** Settings as they were kept, by the rules of today. */
export const restoredSettings = (kept: NoticeSettings): NoticeSettings => ({
  subscriptions: kept.subscriptions,
  preferences: bounded(kept.preferences),
  persons: Object.fromEntries(
    Object.entries(kept.persons).map(([person, preferences]) => [person, bounded(preferences)]),
  ),
});
