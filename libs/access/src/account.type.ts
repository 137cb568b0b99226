import { enumOf } from '#graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Account } from './domain/account.state.js';
import type { Role } from './domain/role.js';

export const RoleEnum = enumOf<Role>('Role', '角色。Role of an account.', {
  street: '街道：吹哨、核实、评哨。Street: blows, confirms, rates.',
  community: '社区：经街道吹哨。Community: blows through its street.',
  department: '部门、派出机构、企业：应哨。Department: responds.',
  'command-centre': '区级指挥中心。District command centre.',
  assessment: '考核人员。Assessment official.',
  administrator: '管理员：账号与单位目录。Administrator.',
  display:
    '大屏：只读全区的数字，不见任何一个哨、一个人；登录后数周有效。A screen on a wall: reads figures of the district, no matter and no person; stays signed in for weeks.',
});

/** Ways to sign in to an account. */
export type SignInWay = 'password' | 'single-sign-on';

export const SignInWayEnum = enumOf<SignInWay>('SignInWay', '登录方式。A way to sign in.', {
  password: '用本系统的密码。With a password of this service.',
  'single-sign-on': '经统一身份平台。At the identity provider.',
});

@ObjectType('Account', { description: '账号。An account.' })
export class AccountType {
  @Field(() => ID, { description: '用户名。Username.' })
  username!: string;

  @Field(() => String, { description: '姓名或岗位。Name shown to people.' })
  displayName!: string;

  @Field(() => RoleEnum, { description: '角色。Role.' })
  role!: Role;

  @Field(() => ID, { description: '所代表的单位编号。Organisation that it acts for.' })
  organisation!: string;

  @Field(() => [String], {
    description:
      '所任职务，按规则中的写法：凭此本人签署。Posts as the rules name them: what it signs as.',
  })
  posts!: string[];
}

type Shown = Pick<Account, 'username' | 'displayName' | 'role' | 'organisation' | 'posts'>;

export function toAccountType(account: Shown): AccountType {
  const { username, displayName, role, organisation, posts } = account;
  const who = { username, displayName, role, organisation, posts: [...posts] };
  return Object.assign(new AccountType(), who);
}
