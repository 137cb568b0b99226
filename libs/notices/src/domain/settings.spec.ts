import { specification } from '#event-sourcing';
import type { SettingsContext, SubscribeToNotices } from './settings.commands.js';
import type { NoticeSubscriptionAdded, SettingsEvent } from './settings.events.js';
import { noPreferences, noSettings, noticeSettings, preferencesOf } from './settings.js';

const { given } = specification(noticeSettings);
const now = '2026-11-16T02:00:00.000Z';
const by = (account: string, organisation = 'chengguan', role = 'department'): SettingsContext => ({
  ...{ now, organisation: 'chengguan', acting: { account, organisation, role } },
});
const clerk = by('clerk');
const admin = by('admin', 'district', 'administrator');

const details = {
  ...{ subscription: 'oa', channel: 'webhook' as const },
  ...{ address: 'https://oa.example.cn/in', credential: 'oa' },
};
const webhook: SubscribeToNotices = { type: 'SubscribeToNotices', ...details };
const added = (fields: object = {}): NoticeSubscriptionAdded => ({
  type: 'NoticeSubscriptionAdded',
  data: { at: now, ...details, ...fields },
});

describe('given an organisation without subscriptions', () => {
  it('when its clerk subscribes, then it is told there', () => {
    given([]).when(webhook, clerk).then([added()]);
  });

  it.each<[string, object]>([
    ['ADDRESS_INVALID', { address: 'ftp://oa.example.cn' }],
    ['ADDRESS_INVALID', { address: 'https://me:secret@oa.example.cn' }],
    ['ADDRESS_INVALID', { channel: 'email', address: 'nobody' }],
    ['ADDRESS_INVALID', { channel: 'email', address: 'a@b.cn\nBcc: x@y.cn' }],
    ['ADDRESS_INVALID', { channel: 'wecom' }],
    ['CREDENTIAL_REQUIRED', { credential: undefined }],
    ['CREDENTIAL_REQUIRED', { credential: '../other/key' }],
    ['SUBSCRIPTION_ID_INVALID', { subscription: 'a b' }],
    ['KIND_UNKNOWN', { kinds: ['gossip'] }],
    ['ADMINISTRATOR_ONLY', { sourceSystem: '12345' }],
    ['NOT_YOUR_NOTICES', { person: 'colleague' }],
  ])('when something is wrong, then %s: %j', (code, fields) => {
    given([])
      .when({ ...webhook, ...fields } as SubscribeToNotices, clerk)
      .then(code as never);
  });

  it('when somebody of another organisation tries, then it is refused', () => {
    given([]).when(webhook, by('other', 'gongan')).then('NOT_YOUR_NOTICES');
  });

  it('when the administrator has results sent to the hotline, then they are', () => {
    given([])
      .when({ ...webhook, sourceSystem: '12345' }, admin)
      .then([added({ sourceSystem: '12345' })]);
  });
});

describe('given a subscription', () => {
  it('when it is added again just so, then nothing happens', () => {
    given([added()]).when(webhook, clerk).then([]);
  });

  it('when its id is used for another, then it is refused', () => {
    const other = { ...webhook, address: 'https://elsewhere.example.cn' };
    given([added()]).when(other, clerk).then('SUBSCRIPTION_EXISTS');
  });

  it('when it is removed, then it is gone, and cannot be removed again', () => {
    const unsubscribe = { type: 'UnsubscribeFromNotices', subscription: 'oa' } as const;
    const data = { at: now, subscription: 'oa' };
    const removed: SettingsEvent = { type: 'NoticeSubscriptionRemoved', data };
    given([added()]).when(unsubscribe, clerk).then([removed]);
    given([added(), removed]).when(unsubscribe, clerk).then('SUBSCRIPTION_NOT_FOUND');
  });

  it('when it is a colleague’s own, then nobody else removes it but the administrator', () => {
    const theirs = added({ person: 'colleague' });
    const unsubscribe = { type: 'UnsubscribeFromNotices', subscription: 'oa' } as const;
    const data = { at: now, subscription: 'oa' };
    given([theirs]).when(unsubscribe, clerk).then('NOT_YOUR_NOTICES');
    given([theirs])
      .when(unsubscribe, admin)
      .then([{ type: 'NoticeSubscriptionRemoved', data }]);
  });

  it('when there are fifty, then no more are taken', () => {
    const fifty = Array.from({ length: 50 }, (_, n) => added({ subscription: `s${n}` }));
    given(fifty).when(webhook, clerk).then('TOO_MANY_SUBSCRIPTIONS');
  });
});

describe('given preferences', () => {
  const wanted = {
    ...{ muted: ['rated'] as const, quietHours: { from: '22:00', to: '07:00' } },
    bundleMinutes: 10,
  };
  const set = { type: 'SetNoticePreferences', person: 'clerk', ...wanted } as const;
  const data = { at: now, person: 'clerk', ...wanted };

  it('when a person sets their own, then once', () => {
    given([])
      .when(set, clerk)
      .then([{ type: 'NoticePreferencesSet', data }]);
    given([{ type: 'NoticePreferencesSet', data }])
      .when(set, clerk)
      .then([]);
  });

  it('when the account bears the name of a member of every object, then it is one like others', () => {
    const person = 'constructor';
    const namesake = by(person);
    const theirs = { type: 'NoticePreferencesSet', data: { ...data, person } } as const;
    expect(preferencesOf(noSettings, person)).toBe(noPreferences);
    given([])
      .when({ ...set, person }, namesake)
      .then([theirs]);
    expect(preferencesOf(noticeSettings.evolve(noSettings, theirs), person)).toEqual(wanted);
  });

  it('when an old list of kinds is of any length, then each counts once', () => {
    const muted = new Array<'closed'>(60_000).fill('closed');
    const old = { type: 'NoticePreferencesSet', data: { ...data, muted } } as const;
    const { persons } = noticeSettings.evolve(noSettings, old);
    expect(persons['clerk']?.muted).toEqual(['closed']);
  });

  it.each<[string, object]>([
    ['QUIET_HOURS_INVALID', { quietHours: { from: '22:00', to: '22:00' } }],
    ['QUIET_HOURS_INVALID', { quietHours: { from: '24:00', to: '07:00' } }],
    ['BUNDLE_MINUTES_INVALID', { bundleMinutes: 1_441 }],
    ['KIND_UNKNOWN', { muted: ['gossip'] }],
    ['NOT_YOUR_NOTICES', { person: 'colleague' }],
  ])('when something is wrong, then %s: %j', (code, fields) => {
    given([])
      .when({ ...set, ...fields } as typeof set, clerk)
      .then(code as never);
  });
});
