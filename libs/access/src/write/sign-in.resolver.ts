import { CommandBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  Context,
  createUnionType,
  Field,
  Mutation,
  ObjectType,
  Resolver,
} from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { classNameOf, passwordCost, GraphQLDateTime } from '#graphql';
import { AccountType, toAccountType } from '../account.type.js';
import { LONGEST_PASSWORD } from '../domain/password-policy.js';
import { CurrentClient, Public } from '../session/access.decorators.js';
import { type HttpContext, RenewalCookie } from '../session/renewal-cookie.js';
import type { Client } from '../session/session-door.js';
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

  @Field(() => GraphQLDateTime, {
    description: '不续期则登录届时失效。When the session ends unless it is renewed.',
  })
  sessionUntil!: string;

  @Field(() => Boolean, {
    description:
      '密码为他人所设，须先修改（changePassword），此前其他操作一律拒绝。The password was chosen by somebody else: nothing else is answered before it is changed.',
  })
  mustChangePassword!: boolean;
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

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '保持登录：浏览器以 HttpOnly Cookie 续期（POST /session/renew）。Keep the session open by a cookie, for browsers.',
  })
  @IsBoolean({ message: '保持登录须为是或否' })
  keepSignedIn!: boolean;
}

@Resolver()
export class SignInResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookie: RenewalCookie,
  ) {}

  @Public()
  @Mutation(() => SignInResult, {
    complexity: passwordCost,
    description:
      '登录，得到短期令牌；绑定了验证器的账号还须验证码。Sign in with a password, and a code where the account has a second factor; issues a short-lived token. Too many failures from one place have to wait.',
  })
  async signIn(
    @Args() { username, password, code, keepSignedIn }: SignInArgs,
    @CurrentClient() client: Client,
    @Context() { req: { res } }: HttpContext,
  ): Promise<SignedIn | SignInRefused> {
    // A socket has no answer that could carry a cookie.
    const kept = keepSignedIn && res !== undefined;
    const from = { ...client, kept };
    const command = new SignInWithPassword(username, password, from, code ?? undefined);
    const result = await this.commands.execute(command);
    if ('rejected' in result) return toSignInRefused(result);
    if (res) this.cookie.set(res, result);
    const { token, expiresAt, account, session } = result;
    const fields = { token, expiresAt, account: toAccountType(account) };
    const { passwordInitial: mustChangePassword } = account;
    return Object.assign(new SignedIn(), fields, {
      sessionUntil: session.until,
      mustChangePassword,
    });
  }
}
