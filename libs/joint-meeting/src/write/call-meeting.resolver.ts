import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn, IsUUID } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { CommandInput, GraphQLDateTime } from '#graphql';
import { MEETING_LEVELS, type MeetingLevel } from '../domain/joint-meeting.events.js';
import { MeetingLevelEnum } from '../joint-meeting.enums.js';
import { CallMeeting } from './call-meeting.command.js';
import { meetingIdOf } from './meeting-commands.js';
import { answer, type MeetingAnswer, meetingResult } from './meeting-result.js';
import { Organisations, Text } from './meeting.input.js';

@InputType({ description: '召集联席会议。Call a joint meeting.' })
export class CallMeetingInput extends CommandInput {
  @Field(() => MeetingLevelEnum, { description: '级别。Level.' })
  @IsIn(MEETING_LEVELS, { message: '级别无效' })
  level!: MeetingLevel;

  @Text('议题', 'Title', [2, 100])
  title!: string;

  @Field(() => [ID], {
    description: '所议的哨，至多 20 个；一级须为本街道的。The whistles it is about, at most 20.',
  })
  @ArrayNotEmpty({ message: '须写明所议的哨' })
  @ArrayMaxSize(20, { message: '最多 20 个哨' })
  @ArrayUnique({ message: '哨不得重复' })
  @IsUUID(undefined, { each: true, message: '哨的编号须为 UUID' })
  whistles!: string[];

  @Organisations('邀请单位，至多 60 个。Organisations invited, at most 60.', 60)
  invited!: string[];

  @Field(() => GraphQLDateTime, { description: '会议时间。When it starts.' })
  startsAt!: string;

  @Text('地点', 'Place', [1, 200])
  place!: string;

  @Text('议程', 'Agenda', [1, 4000])
  agenda!: string;
}

const CallMeetingResult = meetingResult('CallMeetingResult');

@Resolver()
export class CallMeetingResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => CallMeetingResult, {
    description:
      '召集联席会议：一级由街道，二级由指挥中心。Call a joint meeting: level one by a street, level two by the command centre.',
  })
  async callMeeting(
    @Args('input') input: CallMeetingInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { level, title, whistles, invited, startsAt, place, agenda } = input;
    const delivery = deliveryOf(input, actor);
    const about = { level, title, whistles, invited, startsAt, place, agenda };
    const command = { type: 'CallMeeting', ...about } as const;
    const request = new CallMeeting(meetingIdOf(delivery.commandId), command, delivery);
    return answer(await this.commands.execute(request));
  }
}
