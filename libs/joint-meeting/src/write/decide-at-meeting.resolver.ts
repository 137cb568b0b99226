import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { GraphQLDateTime } from '#graphql';
import { DecideAtMeeting } from './decide-at-meeting.command.js';
import { answer, type MeetingAnswer, meetingResult } from './meeting-result.js';
import { OnMeetingInput, Organisation, Text } from './meeting.input.js';

@InputType({ description: '议定事项。A decision of the meeting.' })
export class DecideAtMeetingInput extends OnMeetingInput {
  @Text('议定事项', 'The decision', [2, 2000])
  decision!: string;

  @Field(() => ID, { nullable: true, description: '所关的哨。The whistle it is about.' })
  @IsOptional()
  @IsUUID(undefined, { message: '哨的编号须为 UUID' })
  whistle?: string | null;

  @Organisation('责任单位。Who is to carry it out.', true)
  department?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '完成期限。By when.' })
  @IsOptional()
  dueAt?: string | null;
}

const DecideAtMeetingResult = meetingResult('DecideAtMeetingResult');

@Resolver()
export class DecideAtMeetingResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => DecideAtMeetingResult, {
    description: '记录一项议定事项，依次编号。Record a decision; decisions are numbered.',
  })
  async decideAtMeeting(
    @Args('input') input: DecideAtMeetingInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, decision, whistle, department, dueAt } = input;
    const command = {
      ...({ type: 'DecideAtMeeting', decision } as const),
      ...(whistle && { whistle }),
      ...(department && { department }),
      ...(dueAt && { dueAt }),
    };
    const request = new DecideAtMeeting(meetingId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
