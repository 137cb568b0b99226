import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { FileMinutes } from './file-minutes.command.js';
import { answer, type MeetingAnswer, meetingResult } from './meeting-result.js';
import { EvidenceList, type MeetingEvidenceInput, OnMeetingInput, Text } from './meeting.input.js';

@InputType({ description: '归档纪要。The minutes of the meeting.' })
export class FileMinutesInput extends OnMeetingInput {
  @Text('纪要', 'The minutes', [2, 20000])
  text!: string;

  @EvidenceList()
  evidence!: MeetingEvidenceInput[];
}

const FileMinutesResult = meetingResult('FileMinutesResult');

@Resolver()
export class FileMinutesResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => FileMinutesResult, {
    description: '归档纪要，会议结束。File the minutes, which ends the meeting.',
  })
  async fileMinutes(
    @Args('input') input: FileMinutesInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, text } = input;
    const evidence = input.evidence.map(({ reference, mediaType }) => ({ reference, mediaType }));
    const command = { type: 'FileMinutes', text, evidence } as const;
    const request = new FileMinutes(meetingId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
