import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type AnyRejection,
  classNameOf,
  CommandIdReusedRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  RevisionConflictRejection,
  WrongStateRejection,
} from '#graphql';
import { accessRefusals, SignInRefused } from '../access-refusals.js';
import { AccountType, toAccountType } from '../account.type.js';
import type { AccountOutcome } from '../accounts.js';

@ObjectType({ description: '账号已开立或变更。The account as it is after the command.' })
export class AccountChanged {
  @Field(() => AccountType, { description: '账号。The account.' })
  account!: AccountType;

  @Field(() => Int, { description: '账号的版本。Revision of the account.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position in the log, for `after`.' })
  position!: string;
}

export const AccountResult = createUnionType({
  name: 'AccountResult',
  description: '开户、变更角色、改密、重置验证器、销户的结果。Result of a command on an account.',
  types: () =>
    [
      AccountChanged,
      SignInRefused,
      NotFoundRejection,
      WrongStateRejection,
      InvalidReferenceRejection,
      RevisionConflictRejection,
      CommandIdReusedRejection,
    ] as const,
  resolveType: classNameOf,
});
export type AccountAnswer = AccountChanged | SignInRefused | AnyRejection;

/** The answer to a command on an account. */
export const accountAnswer = (outcome: AccountOutcome): AccountAnswer =>
  accessRefusals.answer(outcome, ({ state, revision, position = '' }) => {
    if (!state) throw new TypeError('an accepted command left no account');
    const fields = { account: toAccountType(state), revision, position };
    return Object.assign(new AccountChanged(), fields);
  });
