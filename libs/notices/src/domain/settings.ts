import { reject, type Rejection, streamFamily } from '#event-sourcing';
import { NOTICE_CHANNELS, NOTICE_KINDS, type NoticeKind } from './notice.values.js';
import {
  hasNoPart,
  knownKinds,
  bounded,
  type NoticeSettings,
  noSettings,
  ownPreferences,
} from './preferences.js';
import type { SettingsCommand, SettingsContext, SettingsRejection } from './settings.commands.js';
import type {
  NoticeSubscriptionAdded,
  Preferences,
  QuietHours,
  SettingsEvent,
  SubscriptionDetails,
} from './settings.events.js';

const MOST_SUBSCRIPTIONS = 50;
const LONGEST_BUNDLE = 24 * 60;
const ID = /^[\w.-]{1,64}$/;
const EMAIL = /^[^\s@<>",;:()[\]\\]{1,64}@[a-zA-Z0-9.-]{1,190}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type Refused = Rejection<SettingsRejection> | undefined;
const refuse = (found: boolean, code: SettingsRejection): Refused =>
  found ? reject(code) : undefined;

type Whose = Pick<SubscriptionDetails, 'person' | 'sourceSystem'>;

/** For all organisations, but for none without naming it. */
const refuseAdministrator = ({ assumed = false }: SettingsContext, whose: Whose): Refused =>
  refuse(
    assumed && whose.person === undefined && whose.sourceSystem === undefined,
    'ORGANISATION_REQUIRED',
  );

/** The organisation's own people where they have a part in its work, and each person for themselves. */
function refuseActor(context: SettingsContext, whose: Whose): Refused {
  const { acting, organisation } = context;
  if (acting.role === 'administrator') return refuseAdministrator(context, whose);
  const ofAll = whose.person === undefined;
  const own = acting.organisation === organisation && (ofAll || whose.person === acting.account);
  return refuse(!own || (ofAll && hasNoPart(acting.role)), 'NOT_YOUR_NOTICES');
}

/** Settings of nobody are never made; what an earlier release made may still be taken back. */
const refuseMaker = (context: SettingsContext, whose: Whose): Refused =>
  refuseActor(context, whose) ?? refuse(!context.organisationKnown, 'ORGANISATION_UNKNOWN');

const isWebUrl = (text: string): boolean =>
  URL.canParse(text) &&
  /^https?:$/.test(new URL(text).protocol) &&
  new URL(text).username === '' &&
  text.length <= 500;

const ADDRESSED: Readonly<Record<SubscriptionDetails['channel'], (address?: string) => boolean>> = {
  webhook: (address) => address !== undefined && isWebUrl(address),
  email: (address) => address !== undefined && EMAIL.test(address),
  wecom: (address) => address === undefined,
  dingtalk: (address) => address === undefined,
};

function refuseDetails(details: SubscriptionDetails): Refused {
  const { subscription, channel, address, credential, kinds = [] } = details;
  const named = credential !== undefined && ID.test(credential);
  return (
    refuse(!ID.test(subscription), 'SUBSCRIPTION_ID_INVALID') ??
    refuse(!NOTICE_CHANNELS.includes(channel), 'ADDRESS_INVALID') ??
    refuse(!ADDRESSED[channel](address), 'ADDRESS_INVALID') ??
    refuse(channel !== 'email' && !named, 'CREDENTIAL_REQUIRED') ??
    refuseKinds(kinds)
  );
}

const refuseKinds = (kinds: readonly NoticeKind[]): Refused =>
  refuse(
    kinds.some((kind) => !NOTICE_KINDS.includes(kind)),
    'KIND_UNKNOWN',
  );

function detailsOf(from: SubscriptionDetails): SubscriptionDetails {
  const { subscription, channel, address, credential, person, kinds, sourceSystem } = from;
  return {
    subscription,
    channel,
    ...(address !== undefined && { address }),
    ...(credential !== undefined && { credential }),
    ...(person !== undefined && { person }),
    ...(kinds !== undefined && { kinds: knownKinds(kinds) }),
    ...(sourceSystem !== undefined && { sourceSystem }),
  };
}

const same = (one: SubscriptionDetails, other: SubscriptionDetails): boolean =>
  JSON.stringify(detailsOf(one)) === JSON.stringify(detailsOf(other));

/** Results of others' whistles leave the district: that is for the administrator to allow. */
function refuseResults(
  { sourceSystem, channel }: SubscriptionDetails,
  { acting }: SettingsContext,
) {
  if (sourceSystem === undefined) return undefined;
  if (acting.role !== 'administrator') return reject<SettingsRejection>('ADMINISTRATOR_ONLY');
  return refuse(channel !== 'webhook', 'ADDRESS_INVALID');
}

function subscribe(
  command: SubscriptionDetails,
  { subscriptions }: NoticeSettings,
  context: SettingsContext,
): readonly SettingsEvent[] | Rejection<SettingsRejection> {
  const known = subscriptions.find((one) => one.subscription === command.subscription);
  const refused =
    refuseMaker(context, command) ??
    refuseResults(command, context) ??
    refuseDetails(command) ??
    refuse(known !== undefined && !same(known, command), 'SUBSCRIPTION_EXISTS');
  if (refused) return refused;
  if (known) return [];
  if (subscriptions.length >= MOST_SUBSCRIPTIONS) return reject('TOO_MANY_SUBSCRIPTIONS');
  const data: NoticeSubscriptionAdded['data'] = { at: context.now, ...detailsOf(command) };
  return [{ type: 'NoticeSubscriptionAdded', data }];
}

function unsubscribe(
  subscription: string,
  { subscriptions }: NoticeSettings,
  context: SettingsContext,
): readonly SettingsEvent[] | Rejection<SettingsRejection> {
  const known = subscriptions.find((one) => one.subscription === subscription);
  const refused =
    refuseActor(context, known ?? {}) ?? refuse(known === undefined, 'SUBSCRIPTION_NOT_FOUND');
  if (refused) return refused;
  return [{ type: 'NoticeSubscriptionRemoved', data: { at: context.now, subscription } }];
}

const isQuietHours = ({ from, to }: QuietHours): boolean =>
  TIME.test(from) && TIME.test(to) && from !== to;

const isBundle = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_BUNDLE;

function refusePreferences({ quietHours, bundleMinutes, muted }: Preferences): Refused {
  return (
    refuse(quietHours !== undefined && !isQuietHours(quietHours), 'QUIET_HOURS_INVALID') ??
    refuse(!isBundle(bundleMinutes), 'BUNDLE_MINUTES_INVALID') ??
    refuseKinds(muted)
  );
}

function prefer(
  command: Preferences & { readonly person?: string },
  settings: NoticeSettings,
  context: SettingsContext,
): readonly SettingsEvent[] | Rejection<SettingsRejection> {
  const { person, muted, quietHours, bundleMinutes } = command;
  const refused = refuseMaker(context, command) ?? refusePreferences(command);
  if (refused) return refused;
  const wanted = bounded({ muted, ...(quietHours && { quietHours }), bundleMinutes });
  const current =
    person === undefined ? settings.preferences : ownPreferences(settings.persons, person);
  if (current && JSON.stringify(current) === JSON.stringify(wanted)) return [];
  const data = { at: context.now, ...(person !== undefined && { person }), ...wanted };
  return [{ type: 'NoticePreferencesSet', data }];
}

/** 通知设置 of one organisation. */
export const noticeSettings = streamFamily<
  SettingsCommand,
  NoticeSettings,
  SettingsEvent,
  SettingsRejection,
  SettingsContext
>({
  prefix: 'notice-settings-',
  versions: { NoticeSubscriptionAdded: 1, NoticeSubscriptionRemoved: 1, NoticePreferencesSet: 1 },
  decider: {
    initialState: noSettings,
    decide(command, state, context) {
      switch (command.type) {
        case 'SubscribeToNotices':
          return subscribe(command, state, context);
        case 'UnsubscribeFromNotices':
          return unsubscribe(command.subscription, state, context);
        case 'SetNoticePreferences':
          return prefer(command, state, context);
      }
    },
    evolve(state, event) {
      switch (event.type) {
        case 'NoticeSubscriptionAdded':
          return { ...state, subscriptions: [...state.subscriptions, detailsOf(event.data)] };
        case 'NoticeSubscriptionRemoved': {
          const { subscription } = event.data;
          const left = state.subscriptions.filter((one) => one.subscription !== subscription);
          return { ...state, subscriptions: left };
        }
        case 'NoticePreferencesSet': {
          const { person, muted, quietHours, bundleMinutes } = event.data;
          const set = bounded({ muted, ...(quietHours && { quietHours }), bundleMinutes });
          return person === undefined
            ? { ...state, preferences: set }
            : { ...state, persons: { ...state.persons, [person]: set } };
        }
      }
    },
  },
});
