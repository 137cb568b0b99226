import { isRejection } from '#event-sourcing';
import { noSettings } from './preferences.js';
import type { SettingsCommand, SettingsContext } from './settings.commands.js';
import { noticeSettings } from './settings.js';

const context: SettingsContext = {
  now: '2026-11-16T02:00:00.000Z',
  // Its own: people subscribe for themselves at home only.
  organisation: 'district',
  organisationKnown: true,
  acting: { account: 'admin', organisation: 'district', role: 'administrator' },
};
const subscribing: SettingsCommand = {
  type: 'SubscribeToNotices',
  subscription: 'oa',
  channel: 'webhook',
  address: 'https://oa.example.cn/in',
  credential: 'oa',
  person: 'clerk',
  kinds: ['closed', 'merged'],
  sourceSystem: '12345',
};
const preferring: SettingsCommand = {
  type: 'SetNoticePreferences',
  person: 'clerk',
  muted: ['closed'],
  bundleMinutes: 5,
  quietHours: { from: '20:00', to: '08:00' },
};

/** Other content for every field, and the text by which it is recognised. */
const OTHERS: Readonly<Record<string, readonly [unknown, string]>> = {
  subscription: ['oa2', 'oa2'],
  channel: ['email', 'email'],
  address: ['https://oa.example.cn/other', 'other'],
  credential: ['other', 'other'],
  person: ['colleague', 'colleague'],
  kinds: [['closed'], '["closed"]'],
  sourceSystem: ['hotline', 'hotline'],
  muted: [['closed', 'merged'], 'merged'],
  bundleMinutes: [10, '"bundleMinutes":10'],
  quietHours: [{ from: '21:00', to: '08:00' }, '21:00'],
};

function decide(first: SettingsCommand, then?: SettingsCommand) {
  const decided = noticeSettings.decide(first, noSettings, context);
  if (isRejection(decided)) throw new Error(decided.rejected);
  const state = decided.reduce(noticeSettings.evolve, noSettings);
  return then ? noticeSettings.decide(then, state, context) : decided;
}

describe('given any notice setting that was accepted', () => {
  it.each([subscribing, preferring])(
    'when $type is sent twice, then it is on record once',
    (said) => {
      expect(decide(said)).toHaveLength(1);
      expect(decide(said, { ...said })).toEqual([]);
    },
  );

  it.each(
    [subscribing, preferring].flatMap((said) =>
      Object.keys(said)
        .filter((field) => field !== 'type')
        .map((field) => [`${said.type}.${field}`, said, field] as const),
    ),
  )('when it is sent again with another %s, then that is refused or it is on record', (...one) => {
    const [, said, field] = one;
    const [other, text] = OTHERS[field]!;
    const second = decide(said, { ...said, [field]: other } as SettingsCommand);
    if (isRejection(second)) return;
    expect(JSON.stringify(second)).toContain(text);
  });

  it('when it is taken back twice, then the second time is refused', () => {
    const back: SettingsCommand = { type: 'UnsubscribeFromNotices', subscription: 'oa' };
    const added = decide(subscribing);
    if (isRejection(added)) throw new Error(added.rejected);
    const state = added.reduce(noticeSettings.evolve, noSettings);
    const removed = noticeSettings.decide(back, state, context);
    if (isRejection(removed)) throw new Error(removed.rejected);
    const left = removed.reduce(noticeSettings.evolve, state);
    expect(noticeSettings.decide(back, left, context)).toMatchObject({
      rejected: 'SUBSCRIPTION_NOT_FOUND',
    });
  });
});
