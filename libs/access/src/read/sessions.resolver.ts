import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import { CurrentSession } from '../session/access.decorators.js';
import type { AccountSession } from '../session/account-sessions.js';
import type { Session } from '../session/tokens.js';
import { FindSessions } from './sessions.query.js';

/** Most sessions in one answer, the latest. */
const MOST = 100;

@ObjectType('Session', { description: '一次登录。A session that is open.' })
class SessionType {
  @Field(() => ID, { description: '登录编号。Id of the session.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: '登录时间。When somebody signed in.' })
  openedAt!: string;

  @Field(() => GraphQLDateTime, {
    description: '最近续期，精确到小时。When it was last renewed, to the hour.',
  })
  renewedAt!: string;

  @Field(() => GraphQLDateTime, {
    description: '不续期则届时失效。It ends then unless it is renewed.',
  })
  until!: string;

  @Field(() => String, {
    description: '设备自称，如“Chrome · Windows”。What the device calls itself.',
  })
  device!: string;

  @Field(() => String, { description: '所在网段。The network that it was opened from.' })
  network!: string;

  @Field(() => Boolean, { description: '是否保持登录。Whether a browser keeps it open.' })
  kept!: boolean;

  @Field(() => Boolean, { description: '是否就是当前这次。Whether it is the one that asks.' })
  current!: boolean;
}

const toSessionType = (session: AccountSession, asking: Session): SessionType => {
  const { id, openedAt, renewedAt, until, device, network, secret } = session;
  const fields = { id, openedAt, renewedAt, until, device, network };
  const current = id === asking.id;
  return Object.assign(new SessionType(), fields, { kept: secret !== undefined, current });
};

@Resolver()
export class SessionListResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [SessionType], {
    description:
      '本人现有的登录，新的在前，至多 100 次。One’s own open sessions, the latest first.',
  })
  mySessions(@CurrentSession() asking: Session): Promise<SessionType[]> {
    return this.#list(asking.actor.account, asking);
  }

  @Query(() => [SessionType], {
    description:
      '某账号现有的登录（管理员），新的在前，至多 100 次。Open sessions of an account (administrator).',
  })
  accountSessions(
    @Args('username', { type: () => ID, description: '用户名。Username.' }) username: string,
    @CurrentSession() asking: Session,
  ): Promise<SessionType[]> {
    return this.#list(username, asking);
  }

  async #list(username: string, asking: Session): Promise<SessionType[]> {
    const sessions = (await this.queries.execute(new FindSessions(username))) ?? [];
    return sessions.slice(0, MOST).map((session) => toSessionType(session, asking));
  }
}
