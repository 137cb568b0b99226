import { specification } from '#event-sourcing';
import type { SettingsContext, SubscribeToNotices } from './settings.commands.js';
import type { NoticeSubscriptionAdded, SettingsEvent } from './settings.events.js';
import { noPreferences, noSettings, preferencesOf, restoreSettings } from './preferences.js';
import { settingsNoticeOf } from './settings-notices.js';
import { noticeSettings } from './settings.js';

const { given } = specification(noticeSettings);
const now = '2026-11-16T02:00:00.000Z';
const by = (account: string, organisation = 'chengguan', role = 'department'): SettingsContext => ({
  now,
  organisation: 'chengguan',
  organisationKnown: true,
  acting: { account, organisation, role },
});
const clerk = by('clerk');
const admin = by('admin', 'district', 'administrator');

const details = {
  subscription: 'oa',
  channel: 'webhook' as const,
  address: 'https://oa.example.cn/in',
  credential: 'oa',
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

  it('when an administrator subscribes personally elsewhere, then it is refused: nothing would come', () => {
    const own = { ...webhook, person: 'admin' };
    given([]).when(own, admin).then('SUBSCRIBER_ELSEWHERE');
    const home = by('admin', 'chengguan', 'administrator');
    given([])
      .when(own, { ...home, assumed: true })
      .then([added({ person: 'admin' })]);
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
    muted: ['rated'] as const,
    quietHours: { from: '22:00', to: '07:00' },
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

describe('given accounts that have no part in the work of their organisation', () => {
  const assessor = by('assess', 'chengguan', 'assessment');
  const prefer = { type: 'SetNoticePreferences', muted: ['closed'], bundleMinutes: 0 } as const;

  it('when an assessor changes how all are told, then it is refused, and its own is its own [M4]', () => {
    given([]).when(prefer, assessor).then('NOT_YOUR_NOTICES');
    given([]).when(webhook, assessor).then('NOT_YOUR_NOTICES');
    const set = { at: now, person: 'assess', muted: ['closed' as const], bundleMinutes: 0 };
    given([])
      .when({ ...prefer, person: 'assess' }, assessor)
      .then([{ type: 'NoticePreferencesSet', data: set }]);
  });

  it('when an administrator does not say whose, then nobody’s are changed', () => {
    const assumed = { ...by('admin', 'chengguan', 'administrator'), assumed: true };
    given([]).when(prefer, assumed).then('ORGANISATION_REQUIRED');
    given([]).when(webhook, assumed).then('ORGANISATION_REQUIRED');
    given([]).when(webhook, admin).then([added()]);
  });

  it('when an administrator names an organisation that is not there, then no settings are made of it [L4]', () => {
    const nobodys = { ...admin, organisation: 'nowhere', organisationKnown: false };
    given([]).when(prefer, nobodys).then('ORGANISATION_UNKNOWN');
    given([]).when(webhook, nobodys).then('ORGANISATION_UNKNOWN');
    // Made by an earlier release: it can be taken back.
    const { subscription } = details;
    given([added()])
      .when({ type: 'UnsubscribeFromNotices', subscription }, nobodys)
      .then([{ type: 'NoticeSubscriptionRemoved', data: { at: now, subscription } }]);
  });

  it('when the organisation mutes something, then only those who work for it follow', () => {
    const settings = {
      ...noSettings,
      preferences: { muted: ['closed' as const], bundleMinutes: 5 },
    };
    expect(preferencesOf(settings, 'clerk', 'department').muted).toEqual(['closed']);
    expect(preferencesOf(settings, 'assess', 'assessment')).toEqual(noPreferences);
    expect(preferencesOf(settings, 'admin', 'administrator')).toEqual(noPreferences);
  });
});

describe('given an account named like a member of every object', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'when it is %s, then it has the preferences of others until it says something [M13]',
    (account) => {
      expect(preferencesOf(noSettings, account)).toEqual(noPreferences);
      const set = { at: now, person: account, muted: ['closed' as const], bundleMinutes: 0 };
      const event: SettingsEvent = { type: 'NoticePreferencesSet', data: set };
      const restored = restoreSettings(
        JSON.parse(JSON.stringify(noticeSettings.evolve(noSettings, event))) as typeof noSettings,
      );
      expect(preferencesOf(restored, account)).toEqual({ muted: ['closed'], bundleMinutes: 0 });
      expect(preferencesOf(restored, 'clerk')).toEqual(noPreferences);
      const command = { type: 'SetNoticePreferences', ...set } as const;
      given([]).when(command, by(account)).then([event]);
    },
  );
});

describe('given settings of any length', () => {
  const many = Array.from({ length: 60_000 }, () => 'closed' as const);

  it('when they were written so, then each kind counts once', () => {
    const data = { at: now, muted: many, bundleMinutes: 0 };
    const settings = noticeSettings.evolve(noSettings, { type: 'NoticePreferencesSet', data });
    expect(settings.preferences.muted).toEqual(['closed']);
    const kept = { ...noSettings, preferences: { muted: many, bundleMinutes: 0 } };
    expect(restoreSettings(kept).preferences.muted).toEqual(['closed']);
    const long = noticeSettings.evolve(noSettings, added({ kinds: many }));
    expect(long.subscriptions[0]!.kinds).toEqual(['closed']);
  });

  it('when they are set so, then each kind is written once', () => {
    const command = { type: 'SetNoticePreferences', muted: many, bundleMinutes: 0 } as const;
    const data = { at: now, muted: ['closed' as const], bundleMinutes: 0 };
    given([])
      .when(command, clerk)
      .then([{ type: 'NoticePreferencesSet', data }]);
    given([])
      .when({ ...webhook, kinds: many }, clerk)
      .then([added({ kinds: ['closed'] })]);
  });
});

describe('given changes to how an organisation is told', () => {
  const told = (event: SettingsEvent) =>
    settingsNoticeOf(event, { organisation: 'chengguan', account: 'clerk' })?.text;

  it('when one account has notices sent elsewhere, then all are told who and where to', () => {
    expect(told(added())).toBe(
      'clerk 为本单位订阅了通知“oa”（Webhook，发往 oa.example.cn），本单位的通知将发往该处。如有疑问，请联系管理员。',
    );
    const mail = { channel: 'email', address: 'me@mail.example', person: 'clerk' };
    expect(told(added(mail))).toContain(
      'clerk 为本人订阅了通知“oa”（邮件，发往 mail.example 的邮箱）',
    );
    const data = { at: now, subscription: 'oa' };
    expect(told({ type: 'NoticeSubscriptionRemoved', data })).toBe('clerk 已退订“oa”。');
  });

  it('when one account mutes something for all, then all are told, and its own is its own', () => {
    const quietHours = { from: '22:00', to: '07:00' };
    const data = { at: now, muted: ['deadline-missed' as const], quietHours, bundleMinutes: 30 };
    expect(told({ type: 'NoticePreferencesSet', data })).toBe(
      'clerk 修改了全单位的通知偏好：不接收红牌超期，22:00 至 07:00 免打扰，合并 30 分钟发送。',
    );
    const personal = { ...data, person: 'clerk' };
    expect(told({ type: 'NoticePreferencesSet', data: personal })).toBeUndefined();
  });
});
