import { account as accounts } from '#access';
import { endOfSubscriber } from './subscriber.js';

const at = '2026-11-16T02:00:00.000Z';
const opened = {
  type: 'AccountOpened',
  data: { at, username: 'zhao', displayName: '赵', role: 'department', organisation: 'chengguan' },
} as const;
const moved = (organisation: string, role: 'department' | 'administrator' = 'department') =>
  ({ type: 'AccountRoleChanged', data: { at, role, organisation } }) as const;
const closed = { type: 'AccountClosed', data: { at } } as const;
type Happened = Parameters<typeof accounts.fold>[0];

const endAfter = (events: Happened, { takesPart = true, sourceSystem = '' } = {}) =>
  endOfSubscriber(sourceSystem === '' ? {} : { sourceSystem }, {
    organisation: 'chengguan',
    takesPart,
    account: accounts.fold(events),
  });

describe('given somebody who subscribed to the notices of chengguan', () => {
  it.each<[string, Happened, string | undefined]>([
    ['is there', [opened], undefined],
    ['was never opened', [], 'ACCOUNT_UNKNOWN'],
    ['was closed', [opened, closed], 'ACCOUNT_CLOSED'],
    ['was moved', [opened, moved('gongan')], 'ACCOUNT_MOVED'],
    ['was moved and then closed', [opened, moved('gongan'), closed], 'ACCOUNT_CLOSED'],
    ['came back', [opened, moved('gongan'), moved('chengguan')], undefined],
  ])('when the account %s, then what is sent follows', (_, events, end) => {
    expect(endAfter(events)).toBe(end);
  });

  it('when the organisation is retired, then nothing is sent, whatever the account', () => {
    expect(endAfter([opened], { takesPart: false })).toBe('ORGANISATION_RETIRED');
  });

  it('when it is about results that leave the district, then only an administrator has them', () => {
    const administrator = moved('chengguan', 'administrator');
    const sourceSystem = '12345';
    expect(endAfter([opened, administrator], { sourceSystem })).toBeUndefined();
    const demoted = [opened, administrator, moved('chengguan')];
    expect(endAfter(demoted, { sourceSystem })).toBe('ROLE_CHANGED');
    expect(endAfter(demoted)).toBeUndefined();
  });
});
