import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountType, type SignInWay, SignInWayEnum } from '../account.type.js';
import { Standings } from '../session/standings.js';

@Resolver(() => AccountType)
export class SignInWaysResolver {
  constructor(private readonly standings: Standings) {}

  @ResolveField(() => [SignInWayEnum], {
    description: '可以怎样登录。How one signs in to the account.',
  })
  async signsInBy(@Parent() { username }: AccountType): Promise<SignInWay[]> {
    const account = await this.standings.account(username);
    const ways: SignInWay[] = [];
    if (account?.passwordHash !== undefined) ways.push('password');
    if (account?.identity) ways.push('single-sign-on');
    return ways;
  }
}
