import type { Actor } from '#event-sourcing';
import type { Preferences, SubscriptionDetails } from './settings.events.js';

/** Has no effect where the same subscription exists already. */
export interface SubscribeToNotices extends SubscriptionDetails {
  readonly type: 'SubscribeToNotices';
}
export interface UnsubscribeFromNotices {
  readonly type: 'UnsubscribeFromNotices';
  readonly subscription: string;
}
export interface SetNoticePreferences extends Preferences {
  readonly type: 'SetNoticePreferences';
  /** Account whose they are; the organisation's where absent. */
  readonly person?: string;
}

export type SettingsCommand = SubscribeToNotices | UnsubscribeFromNotices | SetNoticePreferences;

/** Everything a decision needs from outside. */
export interface SettingsContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: Actor;
  /** Whose settings these are. */
  readonly organisation: string;
  /** The client named no organisation, so that of the account was taken. */
  readonly assumed?: boolean;
  /** Whether the directory has the organisation, in use or not. */
  readonly organisationKnown: boolean;
}

/** Every reason for which a command is refused. Stable: clients act on them. */
export type SettingsRejection =
  | 'NOT_YOUR_NOTICES'
  | 'ORGANISATION_REQUIRED'
  | 'ORGANISATION_UNKNOWN'
  | 'ADMINISTRATOR_ONLY'
  | 'SUBSCRIBER_ELSEWHERE'
  | 'SUBSCRIPTION_ID_INVALID'
  | 'SUBSCRIPTION_EXISTS'
  | 'SUBSCRIPTION_NOT_FOUND'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'ADDRESS_INVALID'
  | 'CREDENTIAL_REQUIRED'
  | 'KIND_UNKNOWN'
  | 'QUIET_HOURS_INVALID'
  | 'BUNDLE_MINUTES_INVALID';
