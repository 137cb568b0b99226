import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { evidenceOf } from '#whistle';
import { meetingIdOf, type MeetingTask } from './meeting-commands.js';
import { meetingAnswer, type MeetingAnswer, meetingResult } from './meeting-result.js';
import { MeetingRequest } from './meeting.command.js';
import {
  CallMeetingInput,
  CancelMeetingInput,
  DecideAtMeetingInput,
  FileMinutesInput,
  RecordAttendanceInput,
} from './meeting.inputs.js';

const CallMeetingResult = meetingResult('CallMeetingResult');
const RecordAttendanceResult = meetingResult('RecordAttendanceResult');
const DecideAtMeetingResult = meetingResult('DecideAtMeetingResult');
const FileMinutesResult = meetingResult('FileMinutesResult');
const CancelMeetingResult = meetingResult('CancelMeetingResult');

@Resolver()
export class MeetingResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => CallMeetingResult, {
    description:
      '召集联席会议：一级由街道，二级由指挥中心。Call a joint meeting: level one by a street, level two by the command centre.',
  })
  callMeeting(
    @Args('input') input: CallMeetingInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { level, title, whistles, invited, startsAt, place, agenda } = input;
    const about = { level, title, whistles, invited, startsAt, place, agenda };
    const delivery = deliveryOf(input, actor);
    const meetingId = meetingIdOf(delivery.commandId);
    return this.#send({ meetingId, command: { type: 'CallMeeting', ...about }, delivery });
  }

  @Mutation(() => RecordAttendanceResult, {
    description:
      '登记一个单位的到会人员，再登记则以新的为准。Record who came for an organisation; the latest record counts.',
  })
  recordAttendance(
    @Args('input') input: RecordAttendanceInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, organisation, persons } = input;
    const command = { type: 'RecordAttendance', organisation, persons } as const;
    return this.#send({ meetingId, command, delivery: deliveryOf(input, actor) });
  }

  @Mutation(() => DecideAtMeetingResult, {
    description: '记录一项议定事项，依次编号。Record a decision; decisions are numbered.',
  })
  decideAtMeeting(
    @Args('input') input: DecideAtMeetingInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, decision, whistle, department, dueAt } = input;
    const command = {
      type: 'DecideAtMeeting',
      decision,
      ...(whistle && { whistle }),
      ...(department && { department }),
      ...(dueAt && { dueAt }),
    } as const;
    return this.#send({ meetingId, command, delivery: deliveryOf(input, actor) });
  }

  @Mutation(() => FileMinutesResult, {
    description: '归档纪要，会议结束。File the minutes, which ends the meeting.',
  })
  fileMinutes(
    @Args('input') input: FileMinutesInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, text } = input;
    const evidence = evidenceOf(input.evidence);
    const command = { type: 'FileMinutes', text, evidence } as const;
    return this.#send({ meetingId, command, delivery: deliveryOf(input, actor) });
  }

  @Mutation(() => CancelMeetingResult, {
    description: '取消尚未召开的会议。Cancel a meeting that nobody has come to yet.',
  })
  cancelMeeting(
    @Args('input') input: CancelMeetingInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, reason } = input;
    const command = { type: 'CancelMeeting', reason } as const;
    return this.#send({ meetingId, command, delivery: deliveryOf(input, actor) });
  }

  async #send({ meetingId, command, delivery }: MeetingTask): Promise<MeetingAnswer> {
    const request = new MeetingRequest(meetingId, command, delivery);
    return meetingAnswer(await this.commands.execute(request));
  }
}
