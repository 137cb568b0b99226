import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { assertMayReadNoticeSettings, CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { NoticeSettingsType } from '../notice-settings.type.js';
import { AskNoticeSettings } from './notice-settings.query.js';

@ArgsType()
class NoticeSettingsArgs {
  @Field(() => ID, {
    nullable: true,
    description: '单位；不填为本单位，只有管理员可看他单位。Another’s for administrators only.',
  })
  @IsOptional()
  @IsString({ message: '单位须为编号' })
  @MaxLength(64, { message: '单位编号过长' })
  organisation?: string | null;
}

@Resolver()
export class NoticeSettingsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => NoticeSettingsType, {
    description: '通知设置：订阅与偏好。Subscriptions and preferences.',
  })
  noticeSettings(
    @CurrentActor() actor: Actor,
    @Args() { organisation }: NoticeSettingsArgs,
  ): Promise<NoticeSettingsType> {
    if (organisation) assertMayReadNoticeSettings(actor, organisation);
    return this.queries.execute(new AskNoticeSettings(actor, organisation ?? undefined));
  }
}
