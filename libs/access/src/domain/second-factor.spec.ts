import { specification } from '#event-sourcing';
import type { AccountEvent } from './account.events.js';
import { account } from './account.js';

const at = '2026-11-22T02:35:00.000Z';
const username = 'zhang.san';
const given = specification(account).given;
const now = { now: at, by: username };

const opened: AccountEvent = {
  type: 'AccountOpened',
  data: {
    at,
    username,
    displayName: '张三',
    role: 'administrator',
    organisation: 'district',
    passwordHash: 'hash-1',
  },
};
const offered = (sealedSecret: string): AccountEvent => ({
  type: 'SecondFactorOffered',
  data: { at, sealedSecret },
});
const recoveryCodes = ['hash-a', 'hash-b'];
const confirmed: AccountEvent = {
  type: 'SecondFactorConfirmed',
  data: { at, step: 100, recoveryCodes },
};
const bound = [opened, offered('sealed-1'), confirmed];
const closed: AccountEvent = { type: 'AccountClosed', data: { at } };
const offer = { type: 'OfferSecondFactor', username } as const;
const confirm = { type: 'ConfirmSecondFactor', username, step: 100 } as const;
const use = (step: number) => ({ type: 'UseSecondFactor', username, step }) as const;
const recover = (codeHash: string) => ({ type: 'UseRecoveryCode', username, codeHash }) as const;
const reset = { type: 'ResetSecondFactor', username } as const;
const byAdmin = { now: at, by: 'admin' };
const wasReset: AccountEvent = { type: 'SecondFactorReset', data: { at } };

describe('given an account without a second factor', () => {
  it('when a secret is offered, then it is kept sealed and does not count yet', () => {
    given([opened])
      .when(offer, { now: at, offeredSecret: 'sealed-1' })
      .then([offered('sealed-1')]);
    const state = account.fold([opened, offered('sealed-1')]);
    expect([state?.secondFactor, state?.generation]).toEqual([undefined, 1]);
  });

  it('when the secret is missing, then nothing is offered', () => {
    given([opened]).when(offer, now).then('SECOND_FACTOR_NOT_OFFERED');
  });

  it('when a code is used or a factor reset, then it is refused, or nothing changes', () => {
    given([opened])
      .when(use(101), { ...now, provenSecret: 'sealed-1' })
      .then('SECOND_FACTOR_WRONG');
    given([opened]).when(recover('hash-a'), now).then('SECOND_FACTOR_WRONG');
    given([opened]).when(reset, byAdmin).then([]);
  });
});

describe('given a secret that was offered', () => {
  const before = [opened, offered('sealed-1')];
  const right = { ...now, provenSecret: 'sealed-1', recoveryCodes };

  it('when a first code proves it, then it counts, and sessions of the password alone end', () => {
    given(before).when(confirm, right).then([confirmed]);
    const state = account.fold(bound);
    expect(state?.secondFactor).toEqual({ sealedSecret: 'sealed-1', lastStep: 100, recoveryCodes });
    expect([state?.offeredSecret, state?.generation]).toEqual([undefined, 2]);
  });

  it('when another one was offered meanwhile, then the code of the earlier one is refused', () => {
    given([...before, offered('sealed-2')])
      .when(confirm, right)
      .then('SECOND_FACTOR_NOT_OFFERED');
  });

  it('when it is confirmed already, then not once more', () => {
    given(bound).when(confirm, right).then('SECOND_FACTOR_NOT_OFFERED');
  });

  it('when it is reset, then it can no longer be confirmed', () => {
    given(before).when(reset, byAdmin).then([wasReset]);
    given([...before, wasReset])
      .when(confirm, right)
      .then('SECOND_FACTOR_NOT_OFFERED');
  });
});

describe('given a second factor', () => {
  const proven = { ...now, provenSecret: 'sealed-1' };
  const used: AccountEvent = { type: 'SecondFactorUsed', data: { at, step: 101 } };

  it('when a later code is right, then it is used up', () => {
    given(bound).when(use(101), proven).then([used]);
  });

  it('when its step was used before, or one after it, then it is refused', () => {
    given(bound).when(use(100), proven).then('SECOND_FACTOR_WRONG');
    for (const step of [100, 101])
      given([...bound, used])
        .when(use(step), proven)
        .then('SECOND_FACTOR_WRONG');
  });

  it('when it was replaced while the code was checked, then the code is refused', () => {
    const replaced: AccountEvent = {
      type: 'SecondFactorConfirmed',
      data: { at, step: 101, recoveryCodes: ['hash-c'] },
    };
    given([...bound, offered('sealed-2'), replaced])
      .when(use(102), proven)
      .then('SECOND_FACTOR_WRONG');
  });

  it('when a recovery code is used, then that one no longer counts, and the others do', () => {
    const one: AccountEvent = { type: 'RecoveryCodeUsed', data: { at, codeHash: 'hash-a' } };
    given(bound).when(recover('hash-a'), now).then([one]);
    given([...bound, one])
      .when(recover('hash-a'), now)
      .then('SECOND_FACTOR_WRONG');
    given([...bound, one])
      .when(recover('hash-b'), now)
      .then([{ type: 'RecoveryCodeUsed', data: { at, codeHash: 'hash-b' } }]);
    given(bound).when(recover('hash-z'), now).then('SECOND_FACTOR_WRONG');
    expect(account.fold([...bound, one])?.generation).toBe(2);
  });

  it('when an administrator resets it, then it is gone and sessions end; nobody resets their own', () => {
    given(bound).when(reset, byAdmin).then([wasReset]);
    given(bound).when(reset, now).then('ACCOUNT_IS_YOUR_OWN');
    const state = account.fold([...bound, wasReset]);
    expect([state?.secondFactor, state?.generation]).toEqual([undefined, 3]);
  });

  it('when the account is closed or unknown, then nothing counts', () => {
    given([...bound, closed])
      .when(use(101), proven)
      .then('ACCOUNT_CLOSED');
    given([]).when(offer, now).then('ACCOUNT_NOT_FOUND');
  });
});
