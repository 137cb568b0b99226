import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ConnectionArgs, connectionType, enumOf, GraphQLDateTime } from '#graphql';
import type { AuditKind } from './audit.events.js';

const AuditKindEnum = enumOf<AuditKind>(
  'AuditKind',
  '审计记录的种类。What an audit line tells of.',
  {
    'signed-in': '登录。Signed in.',
    'sign-in-refused': '登录被拒。Refused at sign-in.',
    refused:
      '操作被拒：无权、非本单位、过多、过于复杂等；状态不允许的不记。An operation was refused: not permitted, another’s, too much.',
    administered:
      '管理员提交的操作，不论业务上是否接受。A command that an administrator sent, accepted or not.',
  },
);

@ObjectType({
  description:
    '审计日志的一条：同一分钟内相同的合并计数。不含令牌、密码和填写的内容。A line of the audit log; the same within one minute is counted in one.',
})
export class AuditLine {
  @Field(() => AuditKindEnum, { description: '种类。Kind.' })
  kind!: AuditKind;

  @Field(() => GraphQLDateTime, { description: '该分钟内首次发生的时间。When it happened first.' })
  at!: string;

  @Field(() => Int, { description: '该分钟内的次数。How often within its minute.' })
  count!: number;

  @Field(() => String, {
    nullable: true,
    description:
      '账号；未登录、所填不可能是用户名、或该分钟内过多而合并计数时为空。The account; null where nobody was signed in, or where too much of a minute was counted in one line.',
  })
  account?: string | null;

  @Field(() => String, { nullable: true, description: '单位。The organisation of the account.' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: '来源地址。Address of the client.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: '被拒的代码。Code of the refusal.' })
  code?: string | null;

  @Field(() => [String], { description: '操作的名称。Names of the operation’s fields.' })
  operations!: readonly string[];
}

export const AuditConnection = connectionType(AuditLine, 'AuditLine');

@ArgsType()
export class AuditLogArgs extends ConnectionArgs {
  @Field(() => String, { description: '哪一天（北京时间），YYYY-MM-DD。The local day.' })
  @IsString()
  @MaxLength(10, { message: 'day 须为 YYYY-MM-DD' })
  day!: string;

  @Field(() => AuditKindEnum, { nullable: true, description: '只看该种类。Only of this kind.' })
  @IsOptional()
  @IsIn(Object.values(AuditKindEnum), { message: '种类无效' })
  kind?: AuditKind | null;

  @Field(() => String, { nullable: true, description: '只看该账号。Only of this account.' })
  @IsOptional()
  @IsString()
  @MaxLength(64, { message: 'account 过长' })
  account?: string | null;
}
