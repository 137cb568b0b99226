import type { RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import type { AccountEvent } from './account.events.js';
import { account } from './account.js';

const at = '2026-11-22T02:35:00.000Z';
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';
const codeHash = 'a'.repeat(64);
const organisation = 'street-xinhe';

const everything: readonly AccountEvent[] = [
  {
    type: 'AccountOpened',
    data: {
      at,
      username: 'zhang.san',
      displayName: '张三',
      role: 'street',
      organisation,
      passwordHash,
    },
  },
  { type: 'AccountRoleChanged', data: { at, role: 'administrator', organisation: 'district' } },
  { type: 'AccountPostsChanged', data: { at, posts: ['党工委书记', '主任'] } },
  { type: 'PasswordChanged', data: { at, passwordHash } },
  { type: 'SecondFactorOffered', data: { at, sealedSecret: 'v1.bm9uY2UtY2lwaGVydGV4dC10YWc' } },
  {
    type: 'SecondFactorConfirmed',
    data: { at, step: 59_480_150, recoveryCodes: [codeHash, 'b'.repeat(64)] },
  },
  { type: 'SecondFactorUsed', data: { at, step: 59_480_151 } },
  { type: 'RecoveryCodeUsed', data: { at, codeHash } },
  { type: 'SecondFactorReset', data: { at } },
  { type: 'IdentityLinked', data: { at, issuer: 'https://id.example', subject: '8f14e45f' } },
  { type: 'AccountRenamed', data: { at, displayName: '张三丰' } },
  { type: 'AccountClosed', data: { at } },
];

describe('given every version of an account’s events ever written', () => {
  it.each(Object.entries(account.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const index = everything.findIndex((one) => one.type === type);
      const event = everything[index];
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const before = account.fold(everything.slice(0, index));
      const today = account.typed(sample as RecordedEvent);
      expect(account.evolve(before, today)).not.toEqual(before);
    },
  );
});
