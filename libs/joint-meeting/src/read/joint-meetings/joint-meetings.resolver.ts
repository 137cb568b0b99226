import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { Connection } from '#graphql';
import { JointMeetings, JointMeetingType } from '../joint-meeting.types.js';
import { JointMeetingsArgs } from './joint-meetings.args.js';
import { AskJointMeeting, AskJointMeetings } from './joint-meetings.query.js';

@ArgsType()
class JointMeetingArgs {
  @Field(() => ID, { description: '编号。Id.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  id!: string;
}

@Resolver()
export class JointMeetingsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => JointMeetingType, {
    nullable: true,
    description:
      '一个联席会议；不存在则为空。召集单位、所议哨的街道、受邀和到会单位以及区级可看。A joint meeting; null where there is none. For its organiser, the streets of its whistles, who was invited or came, and the district.',
  })
  async jointMeeting(
    @CurrentActor() actor: Actor,
    @Args() { id }: JointMeetingArgs,
  ): Promise<JointMeetingType | null> {
    return (await this.queries.execute(new AskJointMeeting(actor, id))) ?? null;
  }

  @Query(() => JointMeetings, {
    description:
      '联席会议，会议时间最近的在先；各单位只看与己有关的，区级看全部。Joint meetings, the latest start first: those that concern the reader; the district sees all.',
  })
  jointMeetings(
    @CurrentActor() actor: Actor,
    @Args() args: JointMeetingsArgs,
  ): Promise<Connection<JointMeetingType>> {
    return this.queries.execute(new AskJointMeetings(actor, args));
  }
}
