import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { CancelMeeting } from './cancel-meeting.command.js';
import { answer, type MeetingAnswer, meetingResult } from './meeting-result.js';
import { OnMeetingInput, Text } from './meeting.input.js';

@InputType({ description: '取消会议。Cancel the meeting.' })
export class CancelMeetingInput extends OnMeetingInput {
  @Text('理由', 'The reason', [2, 500])
  reason!: string;
}

const CancelMeetingResult = meetingResult('CancelMeetingResult');

@Resolver()
export class CancelMeetingResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => CancelMeetingResult, {
    description: '取消尚未召开的会议。Cancel a meeting that nobody has come to yet.',
  })
  async cancelMeeting(
    @Args('input') input: CancelMeetingInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, reason } = input;
    const command = { type: 'CancelMeeting', reason } as const;
    const request = new CancelMeeting(meetingId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
