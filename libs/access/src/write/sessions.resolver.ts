import { CommandBus } from '@nestjs/cqrs';
import {
  Args,
  Context,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { classNameOf, GraphQLDateTime, NotFoundRejection, rejectionOf } from '#graphql';
import { CurrentSession } from '../session/access.decorators.js';
import { unauthenticatedError } from '../session/access-errors.js';
import type { EndingCommand } from '../session/account-sessions.commands.js';
import { type HttpContext, RenewalCookie } from '../session/renewal-cookie.js';
import type { Session } from '../session/tokens.js';
import { SignOutWay } from '../single-sign-on/sign-out-way.js';
import { sessionMessage } from '../session-refusals.js';
import { EndSessions, RenewToken } from './sessions.command.js';

@ObjectType({ description: '登录已结束。Sessions that were ended.' })
class SessionsEnded {
  @Field(() => Int, { description: '结束了几次登录。How many of them were open.' })
  count!: number;

  @Field(() => String, {
    nullable: true,
    description:
      '退出登录后浏览器须再去的路径，一分钟内有效，以同时退出统一身份平台；没有则为空。Path that the browser of whoever signed out goes to within a minute, so that the session at the identity provider ends too; null where there is none.',
  })
  continueAt!: string | null;
}

const EndSessionsResult = createUnionType({
  name: 'EndSessionsResult',
  description: '结束登录的结果。Result of ending sessions.',
  types: () => [SessionsEnded, NotFoundRejection] as const,
  resolveType: classNameOf,
});

@ObjectType({ description: '新令牌。The next token of the session.' })
class TokenRenewed {
  @Field(() => String, { description: '令牌。Bearer token.' })
  token!: string;

  @Field(() => GraphQLDateTime, { description: '令牌失效时间。When the token runs out.' })
  expiresAt!: string;
}

@InputType({ description: '结束一处登录。End one of one’s own sessions.' })
class EndSessionInput {
  @Field(() => ID, { description: '登录编号。Id of the session.' })
  @IsString({ message: '登录编号须为文字' })
  @Length(1, 64, { message: '登录编号须为 1–64 个字符' })
  session!: string;
}

@InputType({ description: '结束账号的登录。End sessions of an account.' })
class EndAccountSessionsInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => ID, {
    nullable: true,
    description: '登录编号；不填为全部。Id of a session; all of them when absent.',
  })
  @IsOptional()
  @IsString({ message: '登录编号须为文字' })
  @Length(1, 64, { message: '登录编号须为 1–64 个字符' })
  session?: string | null;
}

@Resolver()
export class SessionsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookie: RenewalCookie,
    private readonly way: SignOutWay,
  ) {}

  @Mutation(() => SessionsEnded, {
    description:
      '退出登录：本次登录随即在各处失效；单点登录的浏览器再去 continueAt。Sign out: this session ends at once, everywhere; a browser that signed in at the identity provider goes on to continueAt.',
  })
  async signOut(
    @CurrentSession() session: Session,
    @Context() { req: { res } }: HttpContext,
  ): Promise<SessionsEnded> {
    if (res) this.cookie.clear(res);
    const { id, actor } = session;
    // A token without a session is of no sign-in: there is nothing to end.
    if (id === undefined) return ended(0);
    const continueAt = await this.way.pathFor(session);
    const ending = { type: 'SignOut', session: id } as const;
    const count = await this.commands.execute(new EndSessions(actor.account, ending, actor));
    return ended(typeof count === 'number' ? count : 0, continueAt);
  }

  @Mutation(() => EndSessionsResult, {
    description: '结束本人的一次登录。End one of one’s own sessions.',
  })
  endSession(
    @Args('input') { session }: EndSessionInput,
    @CurrentSession() { actor }: Session,
  ): Promise<SessionsEnded | NotFoundRejection> {
    return this.#end(actor.account, { type: 'EndSession', session }, actor);
  }

  @Mutation(() => EndSessionsResult, {
    description: '结束本人其他各处的登录。End all of one’s own sessions but this one.',
  })
  endOtherSessions(
    @CurrentSession() { id = '', actor }: Session,
  ): Promise<SessionsEnded | NotFoundRejection> {
    return this.#end(actor.account, { type: 'EndOtherSessions', session: id }, actor);
  }

  @Mutation(() => EndSessionsResult, {
    description:
      '结束某账号的一次或全部登录（管理员）。End one or all sessions of an account (administrator).',
  })
  endAccountSessions(
    @Args('input') { username, session }: EndAccountSessionsInput,
    @CurrentSession() { actor }: Session,
  ): Promise<SessionsEnded | NotFoundRejection> {
    const which = typeof session === 'string' ? { session } : {};
    return this.#end(username, { type: 'EndAccountSessions', ...which }, actor);
  }

  @Mutation(() => TokenRenewed, {
    description:
      '以未过期的令牌换取新令牌，供不用 Cookie 的客户端使用。Exchange a live token for the next one; for clients without cookies.',
  })
  async renewToken(@CurrentSession() session: Session): Promise<TokenRenewed> {
    const renewed = await this.commands.execute(new RenewToken(session));
    if ('rejected' in renewed) throw unauthenticatedError();
    const { token, expiresAt } = renewed;
    return Object.assign(new TokenRenewed(), { token, expiresAt });
  }

  async #end(
    username: string,
    ending: EndingCommand,
    actor: Session['actor'],
  ): Promise<SessionsEnded | NotFoundRejection> {
    const count = await this.commands.execute(new EndSessions(username, ending, actor));
    if (typeof count === 'number') return ended(count);
    const { rejected: code } = count;
    return rejectionOf(NotFoundRejection, { code, message: sessionMessage(count) });
  }
}

const ended = (count: number, continueAt?: string): SessionsEnded =>
  Object.assign(new SessionsEnded(), { count, continueAt: continueAt ?? null });
