import { CommandBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  createUnionType,
  Field,
  Mutation,
  ObjectType,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { classNameOf, passwordCost, GraphQLDateTime } from '#graphql';
import { AccountType, toAccountType } from '../account.type.js';
import { LONGEST_PASSWORD } from '../domain/password-policy.js';
import { ClientAddress, Public } from '../session/access.decorators.js';
import { SignInRefused, toSignInRefused } from '../access-refusals.js';
import { LONGEST_CODE } from './second-factor.inputs.js';
import { SignInWithPassword } from './sign-in.command.js';

@ObjectType({ description: '登录成功。Signed in.' })
class SignedIn {
  @Field(() => String, {
    description: '令牌，放入 Authorization: Bearer 头。Bearer token.',
  })
  token!: string;

  @Field(() => GraphQLDateTime, { description: '令牌失效时间。When the token runs out.' })
  expiresAt!: string;

  @Field(() => AccountType, { description: '账号。The account.' })
  account!: AccountType;
}

const SignInResult = createUnionType({
  name: 'SignInResult',
  description: '登录的结果。Result of signing in.',
  types: () => [SignedIn, SignInRefused] as const,
  resolveType: classNameOf,
});

@ArgsType()
class SignInArgs {
  @Field(() => String, { description: '用户名，不分大小写。Username, in any case.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => String, { description: '密码。Password.' })
  @IsString({ message: '密码须为文字' })
  @Length(1, LONGEST_PASSWORD, { message: `密码须为 1–${LONGEST_PASSWORD} 个字符` })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '绑定了验证器的账号：验证码或恢复码。Code or recovery code of the second factor, where the account has one.',
  })
  @IsOptional()
  @IsString({ message: '验证码须为文字' })
  @Length(1, LONGEST_CODE, { message: `验证码须为 1–${LONGEST_CODE} 个字符` })
  code?: string | null;
}

@Resolver()
export class SignInResolver {
  constructor(private readonly commands: CommandBus) {}

  @Public()
  @Mutation(() => SignInResult, {
    complexity: passwordCost,
    description:
      '登录，得到短期令牌；绑定了验证器的账号还须验证码。Sign in with a password, and a code where the account has a second factor; issues a short-lived token. Too many failures from one place have to wait.',
  })
  async signIn(
    @Args() { username, password, code }: SignInArgs,
    @ClientAddress() address: string,
  ): Promise<SignedIn | SignInRefused> {
    const command = new SignInWithPassword(username, password, address, code ?? undefined);
    const result = await this.commands.execute(command);
    if ('rejected' in result) return toSignInRefused(result);
    const { token, expiresAt, account } = result;
    return Object.assign(new SignedIn(), { token, expiresAt, account: toAccountType(account) });
  }
}
