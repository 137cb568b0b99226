import { reject, type Rejection, streamFamily } from '#event-sourcing';
import { isAddressFor } from './addresses.js';
import { NOTICE_KINDS, type NoticeKind } from './notice.values.js';
import {
  isOutsider,
  dropUnknownKinds,
  normalisePreferences,
  type NoticeSettings,
  noSettings,
  preferencesOfPerson,
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
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type Refused = Rejection<SettingsRejection> | undefined;
const refuseIf = (found: boolean, code: SettingsRejection): Refused =>
  found ? reject(code) : undefined;

type Ownership = Pick<SubscriptionDetails, 'person' | 'sourceSystem'>;

/** An administrator may set any organisation's notices, but has to name the organisation. */
const refuseUnlessNamed = ({ assumed = false }: SettingsContext, whose: Ownership): Refused =>
  refuseIf(
    assumed && whose.person === undefined && whose.sourceSystem === undefined,
    'ORGANISATION_REQUIRED',
  );

/** An organisation's people set its notices, unless they are outsiders; each person sets their own. */
function refuseUnlessOwner(context: SettingsContext, whose: Ownership): Refused {
  const { acting, organisation } = context;
  if (acting.role === 'administrator') return refuseUnlessNamed(context, whose);
  const ofAll = whose.person === undefined;
  const own = acting.organisation === organisation && (ofAll || whose.person === acting.account);
  return refuseIf(!own || (ofAll && isOutsider(acting.role)), 'NOT_YOUR_NOTICES');
}

/** New settings need an organisation that exists. Old ones of an unknown organisation may still be removed. */
const refuseUnlessMaySet = (context: SettingsContext, whose: Ownership): Refused =>
  refuseUnlessOwner(context, whose) ?? refuseIf(!context.organisationKnown, 'ORGANISATION_UNKNOWN');

function refuseUnlessValidDetails(details: SubscriptionDetails): Refused {
  const { subscription, channel, address, credential, kinds = [] } = details;
  const named = credential !== undefined && ID.test(credential);
  return (
    refuseIf(!ID.test(subscription), 'SUBSCRIPTION_ID_INVALID') ??
    refuseIf(!isAddressFor(channel, address), 'ADDRESS_INVALID') ??
    refuseIf(channel !== 'email' && !named, 'CREDENTIAL_REQUIRED') ??
    refuseUnlessKnownKinds(kinds)
  );
}

const refuseUnlessKnownKinds = (kinds: readonly NoticeKind[]): Refused =>
  refuseIf(
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
    ...(kinds !== undefined && { kinds: dropUnknownKinds(kinds) }),
    ...(sourceSystem !== undefined && { sourceSystem }),
  };
}

const isSameSubscription = (one: SubscriptionDetails, other: SubscriptionDetails): boolean =>
  JSON.stringify(detailsOf(one)) === JSON.stringify(detailsOf(other));

/** Nothing would be sent there: people get the notices of the organisation that they are of. */
const refuseElsewhere = (
  { person }: Ownership,
  { acting, organisation }: SettingsContext,
): Refused =>
  refuseIf(person !== undefined && acting.organisation !== organisation, 'SUBSCRIBER_ELSEWHERE');

/** Only an administrator may have results sent to a source system, because they leave the district. */
function refuseUnlessMayReceiveResults(
  { sourceSystem, channel }: SubscriptionDetails,
  { acting }: SettingsContext,
) {
  if (sourceSystem === undefined) return undefined;
  if (acting.role !== 'administrator') return reject<SettingsRejection>('ADMINISTRATOR_ONLY');
  return refuseIf(channel !== 'webhook', 'ADDRESS_INVALID');
}

const refuseUnlessMaySubscribe = (
  context: SettingsContext,
  command: SubscriptionDetails,
): Refused =>
  refuseUnlessMaySet(context, command) ??
  refuseElsewhere(command, context) ??
  refuseUnlessMayReceiveResults(command, context);

function subscribe(
  command: SubscriptionDetails,
  { subscriptions }: NoticeSettings,
  context: SettingsContext,
): readonly SettingsEvent[] | Rejection<SettingsRejection> {
  const known = subscriptions.find((one) => one.subscription === command.subscription);
  const refused =
    refuseUnlessMaySubscribe(context, command) ??
    refuseUnlessValidDetails(command) ??
    refuseIf(known !== undefined && !isSameSubscription(known, command), 'SUBSCRIPTION_EXISTS');
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
    refuseUnlessOwner(context, known ?? {}) ??
    refuseIf(known === undefined, 'SUBSCRIPTION_NOT_FOUND');
  if (refused) return refused;
  return [{ type: 'NoticeSubscriptionRemoved', data: { at: context.now, subscription } }];
}

const isQuietHours = ({ from, to }: QuietHours): boolean =>
  TIME.test(from) && TIME.test(to) && from !== to;

const isBundle = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_BUNDLE;

function refuseUnlessValidPreferences({ quietHours, bundleMinutes, muted }: Preferences): Refused {
  return (
    refuseIf(quietHours !== undefined && !isQuietHours(quietHours), 'QUIET_HOURS_INVALID') ??
    refuseIf(!isBundle(bundleMinutes), 'BUNDLE_MINUTES_INVALID') ??
    refuseUnlessKnownKinds(muted)
  );
}

function setPreferences(
  command: Preferences & { readonly person?: string },
  settings: NoticeSettings,
  context: SettingsContext,
): readonly SettingsEvent[] | Rejection<SettingsRejection> {
  const { person, muted, quietHours, bundleMinutes } = command;
  const refused = refuseUnlessMaySet(context, command) ?? refuseUnlessValidPreferences(command);
  if (refused) return refused;
  const wanted = normalisePreferences({ muted, ...(quietHours && { quietHours }), bundleMinutes });
  const current =
    person === undefined ? settings.preferences : preferencesOfPerson(settings.persons, person);
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
          return setPreferences(command, state, context);
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
          const set = normalisePreferences({
            muted,
            ...(quietHours && { quietHours }),
            bundleMinutes,
          });
          return person === undefined
            ? { ...state, preferences: set }
            : { ...state, persons: { ...state.persons, [person]: set } };
        }
      }
    },
  },
});
