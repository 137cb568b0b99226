import { Query, Resolver } from '@nestjs/graphql';
import { AccountType, toAccountType } from '../account.type.js';
import { CurrentSession } from '../session/access.decorators.js';
import type { Session } from '../session/tokens.js';

@Resolver(() => AccountType)
export class MeResolver {
  @Query(() => AccountType, { description: '当前登录的账号。The account that is signed in.' })
  me(@CurrentSession() { actor, displayName }: Session): AccountType {
    const { account: username, role, organisation } = actor;
    return toAccountType({ username, displayName, role, organisation });
  }
}
