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

  @Field(() => [String], {
    description:
      '提醒，如所给职务不是规则的写法；变更仍已生效。What to look at, such as a post that no rule names; the change stands.',
  })
  warnings!: readonly string[];

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

/** The answer to a command on an account, with what whoever sent it should look at. */
export const accountAnswer = (
  outcome: AccountOutcome,
  warnings: readonly string[] = [],
): AccountAnswer =>
  accessRefusals.answer(outcome, ({ state, revision, position = '' }) => {
    if (!state) throw new TypeError('an accepted command left no account');
    const fields = { account: toAccountType(state), warnings, revision, position };
    return Object.assign(new AccountChanged(), fields);
  });
