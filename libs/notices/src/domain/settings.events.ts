import type { NoticeChannel, NoticeKind } from './notice.values.js';

/** Local times of Asia/Shanghai, `HH:MM`; they pass midnight where `from` is the later one. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** One way by which an organisation, or one of its people, gets notices. */
export interface SubscriptionDetails {
  /** Id of the subscription, chosen by whoever adds it. */
  readonly subscription: string;
  readonly channel: NoticeChannel;
  /** URL of a webhook, or an e-mail address, sealed; robots have none but their credential. */
  readonly address?: string;
  /**
   * Name of the secret it is signed or authorised with. The secret itself is in a file of the operator
   * and never in the log, which is permanent, copied and backed up.
   */
  readonly credential?: string;
  /** Account it belongs to; the organisation as a whole where absent. */
  readonly person?: string;
  /** Only these; all where absent. */
  readonly kinds?: readonly NoticeKind[];
  /** Results of the whistles that came from this system, instead of the organisation's notices. */
  readonly sourceSystem?: string;
}

/** `at`: ISO 8601 UTC with milliseconds, here and below. */
export interface NoticeSubscriptionAdded {
  readonly type: 'NoticeSubscriptionAdded';
  readonly data: { readonly at: string } & SubscriptionDetails;
}
export interface NoticeSubscriptionRemoved {
  readonly type: 'NoticeSubscriptionRemoved';
  readonly data: { readonly at: string; readonly subscription: string };
}

export interface Preferences {
  /** Kinds that are not sent. */
  readonly muted: readonly NoticeKind[];
  /** 免打扰: notices that can wait are sent when these are over. */
  readonly quietHours?: QuietHours;
  /** How long notices that can wait are gathered into one message; 0: each by itself. */
  readonly bundleMinutes: number;
}

/** Preferences of the organisation, or of one of its people. */
export interface NoticePreferencesSet {
  readonly type: 'NoticePreferencesSet';
  readonly data: { readonly at: string; readonly person?: string } & Preferences;
}

export type SettingsEvent =
  NoticeSubscriptionAdded | NoticeSubscriptionRemoved | NoticePreferencesSet;
