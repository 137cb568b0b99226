import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean } from 'class-validator';
import { ConnectionArgs, connectionType, GraphQLDateTime } from '#graphql';
import type { NoticeKind } from '../domain/notice.values.js';
import { NoticeKindEnum } from '../notices.enums.js';
import type { InboxNotice } from '../outbox/inbox.js';

@ObjectType('Notice', { description: '收件箱中的一条通知。A notice in the inbox.' })
export class NoticeType {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => NoticeKindEnum, { description: '种类。Kind.' })
  kind!: NoticeKind;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => String, { description: '内容。Text.' })
  text!: string;

  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => Int, { nullable: true, description: '召集序号。Ordinal of the summons.' })
  summons!: number | null;

  @Field(() => Boolean, { description: '是否紧急。Whether it passes through quiet hours.' })
  urgent!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: '须在此前处理。What is due, when.' })
  reactBy!: string | null;

  @Field(() => GraphQLDateTime, { description: '发生时间。When it happened.' })
  at!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '所告知的事已了结时的说明，因此未再外发。Why it is over, and was not sent any more.',
  })
  over!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '本人已读时间。Read by oneself.' })
  readAt!: string | null;
}

export const shownNotice = (row: InboxNotice): NoticeType => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  text: row.text,
  whistleId: row.whistle_id,
  summons: row.summons || null,
  urgent: row.urgent === 1,
  reactBy: row.react_by || null,
  at: row.at,
  over: row.over || null,
  readAt: row.read_at,
});

@ArgsType()
export class MyNoticesArgs extends ConnectionArgs {
  @Field(() => Boolean, { defaultValue: false, description: '只要未读的。Unread only.' })
  @IsBoolean({ message: '须为是或否' })
  unreadOnly: boolean = false;
}

export const NoticeConnection = connectionType(NoticeType, 'Notice');
