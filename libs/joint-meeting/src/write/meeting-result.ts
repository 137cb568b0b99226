import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Accepted } from '#event-sourcing';
import { type AnyRejection, byClass, REJECTION_TYPES } from '#graphql';
import type { MeetingEvent } from '../domain/joint-meeting.events.js';
import type { Meeting } from '../domain/joint-meeting.state.js';
import type { MeetingReply } from './meeting-commands.js';
import { toRejection } from './meeting-rejections.js';

@ObjectType({ description: '命令已生效。The command took effect, or had nothing to change.' })
export class JointMeetingAccepted {
  constructor(
    private readonly reply: Omit<MeetingReply, 'outcome'>,
    private readonly accepted: Accepted<Meeting, MeetingEvent>,
  ) {}

  @Field(() => ID, { description: '会议的编号。Id of the meeting.' })
  get meetingId(): string {
    return this.reply.meetingId;
  }

  @Field(() => ID, { description: '命令的幂等键。The idempotency key.' })
  get commandId(): string {
    return this.reply.commandId;
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

  @Field(() => Boolean, {
    description: '是否为重复提交，原结果照答。Whether the command had been carried out before.',
  })
  get deduplicated(): boolean {
    return this.accepted.deduplicated;
  }

  @Field(() => [String], {
    description: '所产生的事件；无变化则为空。Names of the events; empty where nothing changed.',
  })
  get events(): string[] {
    return this.accepted.events.map(({ type }) => type);
  }
}

export type MeetingAnswer = JointMeetingAccepted | AnyRejection;

/** The result union of one mutation. */
export const meetingResult = (name: string) =>
  createUnionType({
    name,
    description: '生效，或被拒绝的原因。Taken effect, or why it was refused.',
    types: () => [JointMeetingAccepted, ...REJECTION_TYPES] as const,
    resolveType: byClass,
  });

/** What the client is told of a command. */
export function answer({ outcome, ...reply }: MeetingReply): MeetingAnswer {
  return outcome.outcome === 'accepted'
    ? new JointMeetingAccepted(reply, outcome)
    : toRejection(outcome.rejection);
}
