import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor, Rejection } from '#event-sourcing';
import {
  type AnyRejection,
  byClass,
  type CommandInput,
  CommandIdReusedRejection,
  inputError,
  InvalidReferenceRejection,
  NotFoundRejection,
  type RejectionClass,
  rejectionOf,
  RevisionConflictRejection,
  WrongStateRejection,
} from '#graphql';
import { type AccessCode, accessMessage } from '../access-messages.js';
import { AccountType, toAccountType } from '../account.type.js';
import type { AccountChange, AccountOutcome } from '../accounts.js';
import { normaliseUsername } from '../domain/account.js';
import { refusePassword } from '../domain/password-policy.js';
import { SignInRefused, toSignInRefused } from '../sign-in-refused.type.js';

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
  description: '开户、改密、销户的结果。Result of a command on an account.',
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
  resolveType: byClass,
});
export type AccountAnswer = AccountChanged | SignInRefused | AnyRejection;

const CLASSES: Partial<Record<AccessCode, RejectionClass>> = {
  ACCOUNT_EXISTS: WrongStateRejection,
  ACCOUNT_CLOSED: WrongStateRejection,
  ORGANISATION_RETIRED: WrongStateRejection,
  ACCOUNT_NOT_FOUND: NotFoundRejection,
  COMMAND_ID_REUSED: CommandIdReusedRejection,
};

function toRejection(rejection: Rejection<AccessCode>): AccountAnswer {
  const { rejected: code, details } = rejection;
  if (code === 'WRONG_CREDENTIALS' || code === 'TOO_MANY_ATTEMPTS')
    return toSignInRefused({ rejected: code, details });
  const message = accessMessage(rejection);
  if (code !== 'REVISION_CONFLICT')
    return rejectionOf(CLASSES[code] ?? InvalidReferenceRejection, { code, message });
  const revisions = { expected: Number(details['expected']), actual: Number(details['actual']) };
  return rejectionOf(RevisionConflictRejection, { code, message, ...revisions });
}

/** What a command on an account answers to the client. */
export function toAccountAnswer(outcome: AccountOutcome): AccountAnswer {
  if (outcome.outcome === 'rejected') return toRejection(outcome.rejection);
  const { state, revision, position = '' } = outcome;
  if (!state) throw new TypeError('an accepted command left no account');
  const fields = { account: toAccountType(state), revision, position };
  return Object.assign(new AccountChanged(), fields);
}

/** @throws GraphQLError 400 naming the field, for a password that the policy does not allow. */
export function checkPassword(field: string, username: string, password: string): void {
  const refused = refusePassword(normaliseUsername(username), password);
  if (refused) throw inputError(field, refused.rejected, accessMessage(refused));
}

export function changeOf(actor: Actor, input: CommandInput): AccountChange {
  const { commandId, expectedRevision } = input;
  // GraphQL clients may send null for what they leave out.
  return {
    actor,
    ...(commandId && { commandId }),
    ...(typeof expectedRevision === 'number' && { expectedRevision }),
  };
}
