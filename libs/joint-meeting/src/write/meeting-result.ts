import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Accepted } from '#event-sourcing';
import { type AnyRejection, CommandAccepted, resultUnion } from '#graphql';
import type { MeetingEvent } from '../domain/joint-meeting.events.js';
import type { Meeting } from '../domain/joint-meeting.state.js';
import { meetingRefusals } from '../joint-meeting.refusals.js';
import type { MeetingReply } from './meeting-commands.js';

@ObjectType({ description: '命令已生效。The command took effect, or had nothing to change.' })
export class JointMeetingAccepted extends CommandAccepted<Meeting, MeetingEvent> {
  @Field(() => ID, { description: '会议的编号。Id of the meeting.' })
  readonly meetingId: string;

  constructor(
    { meetingId, commandId }: Omit<MeetingReply, 'outcome'>,
    accepted: Accepted<Meeting, MeetingEvent>,
  ) {
    super(commandId, accepted);
    this.meetingId = meetingId;
  }

  @Field(() => Int, { description: '会议的版本。Revision of the meeting.' })
  get revision(): number {
    return this.accepted.revision;
  }

  @Field(() => String, {
    description:
      '日志位置，查询时作 afterPosition 可读己之写。Position in the log, to read your writes.',
  })
  get position(): string {
    return this.accepted.position ?? '';
  }
}

export type MeetingAnswer = JointMeetingAccepted | AnyRejection;

/** The result union of one mutation. */
export const meetingResult = (name: string) => resultUnion(name, JointMeetingAccepted);

/** The answer to a command on a meeting. */
export const meetingAnswer = ({ outcome, ...reply }: MeetingReply): MeetingAnswer =>
  meetingRefusals.answer(outcome, (accepted) => new JointMeetingAccepted(reply, accepted));
