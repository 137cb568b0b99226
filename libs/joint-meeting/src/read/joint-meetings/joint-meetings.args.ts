import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { ConnectionArgs, GraphQLDateTime, NotBefore } from '#graphql';
import { MEETING_LEVELS, type MeetingLevel } from '../../domain/joint-meeting.events.js';
import {
  MeetingLevelEnum,
  type MeetingStatus,
  MeetingStatusEnum,
} from '../../joint-meeting.enums.js';

@ArgsType()
export class JointMeetingsArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '议过此哨的。About this whistle.' })
  @IsOptional()
  @IsString()
  whistle?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '该街道召集的，或议其哨的。Called by this street, or about whistles of its.',
  })
  @IsOptional()
  @IsString()
  street?: string | null;

  @Field(() => MeetingLevelEnum, { nullable: true, description: '级别。Level.' })
  @IsOptional()
  @IsIn(MEETING_LEVELS, { message: '级别无效' })
  level?: MeetingLevel | null;

  @Field(() => MeetingStatusEnum, { nullable: true, description: '状态。Status.' })
  @IsOptional()
  @IsIn(Object.values(MeetingStatusEnum), { message: '状态无效' })
  status?: MeetingStatus | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '会议时间自（含）。Starting from.' })
  @IsOptional()
  from?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '至（不含）。Starting before.' })
  @IsOptional()
  @NotBefore('from')
  to?: string | null;
}
