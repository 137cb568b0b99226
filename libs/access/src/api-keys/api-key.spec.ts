import { specification } from '#event-sourcing';
import type { ApiKeyContext, CreateApiKey } from './api-key.commands.js';
import type { ApiKeyEvent } from './api-key.events.js';
import { apiKey } from './api-key.js';

const at = '2026-11-22T02:35:00.000Z';
const id = '00112233445566ff';
const limits = { scope: 'read', operations: [], networks: ['10.1.0.0/16'] } as const;
const create: CreateApiKey = {
  type: 'CreateApiKey',
  id,
  username: 'zhang.san',
  name: '工单平台',
  ...limits,
  days: 90,
};
const owner = { role: 'street', organisation: 'street-1', closed: false } as const;
const context: ApiKeyContext = { now: at, secretHash: 'hash-1', owner };
const created: ApiKeyEvent = {
  type: 'ApiKeyCreated',
  data: {
    at,
    account: 'zhang.san',
    role: 'street',
    organisation: 'street-1',
    name: '工单平台',
    ...limits,
    expiresAt: '2027-02-20T02:35:00.000Z',
    secretHash: 'hash-1',
  },
};
const revoked: ApiKeyEvent = { type: 'ApiKeyRevoked', data: { at } };
const used: ApiKeyEvent = { type: 'ApiKeyUsed', data: { at } };
const rotate = { type: 'RotateApiKey', id, days: 30, overlapHours: 24 } as const;
const revoke = { type: 'RevokeApiKey', id } as const;
const use = { type: 'RecordApiKeyUse', id } as const;
const given = specification(apiKey).given;

describe('given no key', () => {
  it('when one is made for an account, then it has what the account is, and an end', () => {
    given([]).when(create, context).then([created]);
  });

  it.each([
    ['no name', { name: ' ' }, 'API_KEY_NAME_INVALID'],
    ['no end', { days: 0 }, 'API_KEY_DAYS_INVALID'],
    ['an end in two years', { days: 730 }, 'API_KEY_DAYS_INVALID'],
    ['a part of a day', { days: 1.5 }, 'API_KEY_DAYS_INVALID'],
    ['a network that is none', { networks: ['10.1.0.0/16', 'here'] }, 'API_KEY_NETWORK_INVALID'],
    ['an empty list of operations', { scope: 'listed' }, 'API_KEY_OPERATIONS_INVALID'],
    ['a list beside another scope', { operations: ['whistle'] }, 'API_KEY_OPERATIONS_INVALID'],
    [
      'what its account’s role may not do',
      { scope: 'listed', operations: ['whistle', 'decideAppeal'] },
      'API_KEY_OPERATION_NOT_ALLOWED',
    ],
    [
      'what only a person may do',
      { scope: 'listed', operations: ['changePassword'] },
      'API_KEY_OPERATION_NOT_ALLOWED',
    ],
    [
      'an operation of no table',
      { scope: 'listed', operations: ['all'] },
      'API_KEY_OPERATION_NOT_ALLOWED',
    ],
  ] as const)('when one is made with %s, then it is refused', (_, other, code) => {
    given([])
      .when({ ...create, ...other }, context)
      .then(code);
  });

  it('when its account is unknown or closed, then it is refused', () => {
    given([]).when(create, { now: at, secretHash: 'hash-1' }).then('ACCOUNT_NOT_FOUND');
    given([])
      .when(create, { ...context, owner: { ...owner, closed: true } })
      .then('ACCOUNT_CLOSED');
  });

  it('when it is rotated, revoked or used, then it is refused', () => {
    for (const command of [rotate, revoke, use])
      given([]).when(command, context).then('API_KEY_NOT_FOUND');
  });
});

describe('given a key', () => {
  const next = { ...context, secretHash: 'hash-2' };
  const rotated = (earlierUntil: string): ApiKeyEvent => ({
    type: 'ApiKeyRotated',
    data: { at, expiresAt: '2026-12-22T02:35:00.000Z', secretHash: 'hash-2', earlierUntil },
  });

  it('when it is made again, then it is refused', () => {
    given([created]).when(create, context).then('API_KEY_EXISTS');
  });

  it('when it is rotated, then the secret before counts for a while, never beyond its own end', () => {
    given([created])
      .when(rotate, next)
      .then([rotated('2026-11-23T02:35:00.000Z')]);
    const state = apiKey.fold([created, rotated('2026-11-23T02:35:00.000Z')]);
    expect(state).toMatchObject({
      secretHash: 'hash-2',
      expiresAt: '2026-12-22T02:35:00.000Z',
      earlier: { secretHash: 'hash-1', until: '2026-11-23T02:35:00.000Z' },
    });
    const short = { ...created, data: { ...created.data, expiresAt: at } } as ApiKeyEvent;
    given([short])
      .when(rotate, next)
      .then([rotated(at)]);
  });

  it('when it is rotated for too long, or its account is another by now, then it is refused', () => {
    given([created])
      .when({ ...rotate, days: 401 }, next)
      .then('API_KEY_DAYS_INVALID');
    given([created])
      .when({ ...rotate, overlapHours: 721 }, next)
      .then('API_KEY_OVERLAP_INVALID');
    for (const change of [{ role: 'department' as const }, { organisation: 'street-2' }])
      given([created])
        .when(rotate, { ...next, owner: { ...owner, ...change } })
        .then('API_KEY_OUTDATED');
    given([created])
      .when(rotate, { ...next, owner: { ...owner, closed: true } })
      .then('ACCOUNT_CLOSED');
  });

  it('when it is revoked, then it is, once, and it comes back never', () => {
    given([created]).when(revoke, context).then([revoked]);
    given([created, revoked]).when(revoke, context).then([]);
    for (const command of [rotate, use])
      given([created, revoked]).when(command, next).then('API_KEY_REVOKED');
  });

  it('when it is used, then the first use of each local day is on record', () => {
    given([created]).when(use, { now: at }).then([used]);
    given([created, used]).when(use, { now: '2026-11-22T15:59:59.999Z' }).then([]);
    const tomorrow = '2026-11-22T16:00:00.000Z';
    given([created, used])
      .when(use, { now: tomorrow })
      .then([{ type: 'ApiKeyUsed', data: { at: tomorrow } }]);
    expect(apiKey.fold([created, used])?.lastUsedAt).toBe(at);
  });
});
