import { type Decision, reject } from '#event-sourcing';
import type { AccountContext } from './account.commands.js';
import type { AccountRejection } from './account.rejections.js';
import {
  type Account,
  type AccountState,
  openAccountOf,
  type SecondFactor,
} from './account.state.js';
import type { SecondFactorCommand } from './second-factor.commands.js';
import type { SecondFactorEvent } from './second-factor.events.js';

type Decided = Decision<SecondFactorEvent, AccountRejection>;

function confirm(step: number, standing: Account, context: AccountContext): Decided {
  const { now: at, provenSecret, recoveryCodes } = context;
  // Another secret may have been offered while the code was checked.
  if (provenSecret === undefined || provenSecret !== standing.offeredSecret || !recoveryCodes)
    return reject('SECOND_FACTOR_NOT_OFFERED');
  return [{ type: 'SecondFactorConfirmed', data: { at, step, recoveryCodes } }];
}

function use(step: number, { secondFactor }: Account, { now: at, provenSecret }: AccountContext) {
  const counts =
    secondFactor?.sealedSecret === provenSecret && step > (secondFactor?.lastStep ?? Infinity);
  if (!counts) return reject('SECOND_FACTOR_WRONG');
  return [{ type: 'SecondFactorUsed', data: { at, step } }] as const;
}

function useRecoveryCode(codeHash: string, { secondFactor }: Account, { now: at }: AccountContext) {
  if (!secondFactor?.recoveryCodes.includes(codeHash)) return reject('SECOND_FACTOR_WRONG');
  return [{ type: 'RecoveryCodeUsed', data: { at, codeHash } }] as const;
}

function reset({ username, secondFactor, offeredSecret }: Account, context: AccountContext) {
  const { now: at, by } = context;
  if (by === username) return reject('ACCOUNT_IS_YOUR_OWN', { username });
  if (!secondFactor && offeredSecret === undefined) return [];
  return [{ type: 'SecondFactorReset', data: { at } }] as const;
}

export function decideSecondFactor(
  command: SecondFactorCommand,
  state: AccountState,
  context: AccountContext,
): Decided {
  const standing = openAccountOf(command.username, state);
  if ('rejected' in standing) return standing;
  const { now: at, offeredSecret: sealedSecret } = context;
  switch (command.type) {
    case 'OfferSecondFactor':
      if (sealedSecret === undefined) return reject('SECOND_FACTOR_NOT_OFFERED');
      return [{ type: 'SecondFactorOffered', data: { at, sealedSecret } }];
    case 'ConfirmSecondFactor':
      return confirm(command.step, standing, context);
    case 'UseSecondFactor':
      return use(command.step, standing, context);
    case 'UseRecoveryCode':
      return useRecoveryCode(command.codeHash, standing, context);
    case 'ResetSecondFactor':
      return reset(standing, context);
  }
}

/** The account with another second factor. Sessions that were earned without it end. */
function withFactor(state: Account, secondFactor: Account['secondFactor']): Account {
  return { ...state, secondFactor, offeredSecret: undefined, generation: state.generation + 1 };
}

function confirmed(state: Account, lastStep: number, recoveryCodes: readonly string[]): Account {
  const { offeredSecret: sealedSecret } = state;
  if (sealedSecret === undefined) return state;
  return withFactor(state, { sealedSecret, lastStep, recoveryCodes });
}

/** The account after a code was used, which leaves less of its second factor. */
function afterUse(state: Account, left: Partial<SecondFactor>): Account {
  const { secondFactor } = state;
  return secondFactor ? { ...state, secondFactor: { ...secondFactor, ...left } } : state;
}

export function evolveSecondFactor(state: Account, { type, data }: SecondFactorEvent): Account {
  switch (type) {
    case 'SecondFactorOffered':
      return { ...state, offeredSecret: data.sealedSecret };
    case 'SecondFactorConfirmed':
      return confirmed(state, data.step, data.recoveryCodes);
    case 'SecondFactorUsed':
      return afterUse(state, { lastStep: data.step });
    case 'RecoveryCodeUsed': {
      const codes = state.secondFactor?.recoveryCodes ?? [];
      return afterUse(state, { recoveryCodes: codes.filter((hash) => hash !== data.codeHash) });
    }
    case 'SecondFactorReset':
      return withFactor(state, undefined);
  }
}
