import { Query, Resolver } from '@nestjs/graphql';
import { AccountType, toAccountType } from '../account.type.js';
import { CurrentSession } from '../session/access.decorators.js';
import { Standings } from '../session/standings.js';
import type { Session } from '../session/tokens.js';

@Resolver(() => AccountType)
export class MeResolver {
  constructor(private readonly standings: Standings) {}

  @Query(() => AccountType, { description: '当前登录的账号。The account that is signed in.' })
  async me(@CurrentSession() { actor, displayName }: Session): Promise<AccountType> {
    const { account: username, role, organisation } = actor;
    const posts = (await this.standings.account(username))?.posts ?? [];
    return toAccountType({ username, displayName, role, organisation, posts });
  }
}
