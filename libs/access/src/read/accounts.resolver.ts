import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Connection, ConnectionArgs, connectionType, pageOf, textCursorOf } from '#graphql';
import { RoleEnum } from '../account.type.js';
import { type Role, ROLES } from '../domain/role.js';
import { FindAccounts, type FoundAccount } from './accounts.query.js';

const SORT = 'accounts';

@ObjectType('LastSignIn', { description: '最近一次登录。The last sign-in.' })
class LastSignInType {
  @Field(() => String, { description: '日期（北京时间）。Local date.' })
  day!: string;

  @Field(() => String, { description: '设备自称。What the device called itself.' })
  device!: string;

  @Field(() => String, { description: '所在网段。The network that it came from.' })
  network!: string;
}

@ObjectType('AccountStanding', {
  description: '账号的现状，供管理员查看。An account as it stands, for administrators.',
})
class AccountStandingType {
  @Field(() => ID, { description: '用户名。Username.' })
  username!: string;

  @Field(() => String, { description: '姓名或岗位。The person, or the post.' })
  displayName!: string;

  @Field(() => RoleEnum, { description: '角色。Role.' })
  role!: Role;

  @Field(() => ID, { description: '所代表的单位编号。Organisation that it acts for.' })
  organisation!: string;

  @Field(() => [String], {
    description: '所任职务，按规则中的写法。Posts that it signs as, in the words of the rules.',
  })
  posts!: string[];

  @Field(() => Boolean, {
    description:
      '单位已停用或并入其他单位，无法登录。Its organisation is retired: nobody can sign in.',
  })
  organisationRetired!: boolean;

  @Field(() => Boolean, { description: '是否已销户。Whether it is closed.' })
  closed!: boolean;

  @Field(() => Boolean, { description: '是否已绑定验证器。Whether a second factor is bound.' })
  secondFactor!: boolean;

  @Field(() => Boolean, {
    description:
      '密码为他人所设，尚未修改。The password was chosen by somebody else, and was not changed yet.',
  })
  passwordInitial!: boolean;

  @Field(() => LastSignInType, {
    nullable: true,
    description: '最近一次登录；从未登录为空。The last sign-in; null where there was none.',
  })
  lastSignIn!: LastSignInType | null;
}

function toAccountStanding({ account, takesPart, lastSignIn }: FoundAccount): AccountStandingType {
  const { username, displayName, role, organisation, closed, passwordInitial } = account;
  return Object.assign(new AccountStandingType(), {
    username,
    displayName,
    role,
    organisation,
    posts: [...account.posts],
    organisationRetired: !takesPart,
    closed,
    passwordInitial,
    secondFactor: account.secondFactor !== undefined,
    lastSignIn: lastSignIn ?? null,
  });
}

const AccountConnection = connectionType(AccountStandingType, 'AccountStanding');

@ArgsType()
class AccountsArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '只看此单位。Only of this organisation.' })
  @IsOptional()
  @IsString({ message: '单位须为编号' })
  @MaxLength(64, { message: '单位编号过长' })
  organisation?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: '只看此角色。Only of this role.' })
  @IsOptional()
  @IsIn(ROLES, { message: '角色无效' })
  role?: Role | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '只看已销户的，或只看未销户的；不填为全部。Only closed ones, or only open ones.',
  })
  @IsOptional()
  @IsBoolean({ message: '是否已销户须为是或否' })
  closed?: boolean | null;
}

@Resolver()
export class AccountsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => AccountConnection, {
    description: '账号（管理员），按用户名。Accounts by username (administrator).',
  })
  async accounts(
    @Args() { organisation, role, closed, first, after }: AccountsArgs,
  ): Promise<Connection<AccountStandingType>> {
    const question = {
      first,
      after: textCursorOf(after, SORT)?.key ?? '',
      ...(organisation != null && { organisation }),
      ...(role != null && { role }),
      ...(closed != null && { closed }),
    };
    const { accounts, position } = await this.queries.execute(new FindAccounts(question));
    const page = { first, after, freshness: { position, reached: true } };
    return pageOf(accounts, page, ({ account }) => [SORT, account.username, ''], toAccountStanding);
  }
}
