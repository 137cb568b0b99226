import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, GraphQLDateTime } from '#graphql';
import { ActionType, shownEvidence } from '#whistle';
import type { MeetingLevel } from '../domain/joint-meeting.events.js';
import type { Meeting } from '../domain/joint-meeting.state.js';
import { MeetingLevelEnum, type MeetingStatus, MeetingStatusEnum } from '../joint-meeting.enums.js';

@ObjectType('JointMeetingParticipant', {
  description: '受邀或到会的单位。An organisation that was invited or came.',
})
export class ParticipantType {
  @Field(() => ID, { description: '单位。The organisation.' })
  organisation!: string;

  @Field(() => String, { description: '名称。Its name.' })
  name!: string;

  @Field(() => Boolean, { description: '是否受邀。Whether it was invited.' })
  invited!: boolean;

  @Field(() => Boolean, { description: '是否到会。Whether it came.' })
  attended!: boolean;

  @Field(() => [String], { description: '到会人员。Who came for it.' })
  persons!: string[];
}

@ObjectType('JointMeetingDecision', { description: '议定事项。A decision of the meeting.' })
export class MeetingDecisionType {
  @Field(() => Int, { description: '序号，从 1 起。Ordinal within the meeting.' })
  no!: number;

  @Field(() => String, { description: '议定事项。The decision.' })
  decision!: string;

  @Field(() => ID, { nullable: true, description: '所关的哨。The whistle it is about.' })
  whistle!: string | null;

  @Field(() => ID, { nullable: true, description: '责任单位。Who is to carry it out.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: '责任单位名称。Its name.' })
  departmentName!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '完成期限。By when.' })
  dueAt!: string | null;

  @Field(() => GraphQLDateTime, { description: '记录时间。Recorded at.' })
  at!: string;
}

@ObjectType('JointMeetingEvidence', { description: '会议材料。A document of the meeting.' })
export class MeetingEvidenceType {
  @Field(() => String, {
    description:
      '所传文件的 SHA-256，由 GET /evidence/… 查看；外部存放的为其存放处。SHA-256 of the file as it was sent, or where else it is kept.',
  })
  reference!: string;

  @Field(() => String, { description: '媒体类型。Media type.' })
  mediaType!: string;

  @Field(() => Boolean, {
    description:
      '外部存放：未由本系统保存，不能从 /evidence 查看。Kept elsewhere: it cannot be had from /evidence.',
  })
  keptElsewhere!: boolean;
}

@ObjectType('JointMeetingMinutes', { description: '会议纪要。The minutes.' })
export class MinutesType {
  @Field(() => GraphQLDateTime, { description: '归档时间。Filed at.' })
  at!: string;

  @Field(() => String, { description: '正文。The text.' })
  text!: string;

  @Field(() => [MeetingEvidenceType], { description: '材料。Documents and photos.' })
  evidence!: MeetingEvidenceType[];
}

@ObjectType('JointMeeting', { description: '联席会议。A joint meeting.' })
export class JointMeetingType {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => MeetingLevelEnum, { description: '级别。Level.' })
  level!: MeetingLevel;

  @Field(() => MeetingStatusEnum, { description: '状态。Status.' })
  status!: MeetingStatus;

  @Field(() => ID, { description: '召集单位。Who called it.' })
  organiser!: string;

  @Field(() => String, { description: '召集单位名称。Its name.' })
  organiserName!: string;

  @Field(() => String, { description: '议题。Title.' })
  title!: string;

  @Field(() => [ID], { description: '所议的哨。The whistles it is about.' })
  whistles!: string[];

  @Field(() => [ID], { description: '这些哨所属的街道。The streets whose whistles they are.' })
  streets!: string[];

  @Field(() => [ParticipantType], { description: '受邀和到会的单位。Who was invited or came.' })
  participants!: ParticipantType[];

  @Field(() => GraphQLDateTime, { description: '会议时间。When it starts.' })
  startsAt!: string;

  @Field(() => String, { description: '地点。Place.' })
  place!: string;

  @Field(() => String, { description: '议程。Agenda.' })
  agenda!: string;

  @Field(() => GraphQLDateTime, { description: '召集时间。Called at.' })
  calledAt!: string;

  @Field(() => [MeetingDecisionType], { description: '议定事项。The decisions, in order.' })
  decisions!: MeetingDecisionType[];

  @Field(() => MinutesType, { nullable: true, description: '纪要。The minutes, once filed.' })
  minutes!: MinutesType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '取消时间。Cancelled at.' })
  cancelledAt!: string | null;

  @Field(() => String, { nullable: true, description: '取消的理由。Why it was cancelled.' })
  cancelReason!: string | null;

  @Field(() => Int, { description: '版本，可作 expectedRevision。Revision.' })
  revision!: number;

  @Field(() => [ActionType], {
    description: '能办什么，不能则为何。What your role may do with it now, or why not.',
  })
  actions!: ActionType[];
}

export const JointMeetings = connectionType(JointMeetingType, 'JointMeeting');

type NameOf = (organisation: string) => string;

function participantsOf({ invited, attended }: Meeting, nameOf: NameOf): ParticipantType[] {
  const came = new Map(attended.map(({ organisation, persons }) => [organisation, persons]));
  return [...new Set([...invited, ...came.keys()])].map((organisation) => ({
    organisation,
    name: nameOf(organisation),
    invited: invited.includes(organisation),
    attended: came.has(organisation),
    persons: [...(came.get(organisation) ?? [])],
  }));
}

const decisionsOf = ({ decisions: taken }: Meeting, nameOf: NameOf): MeetingDecisionType[] =>
  taken.map(({ no, at, decision, whistle, department, dueAt }) => ({
    no,
    at,
    decision,
    whistle: whistle ?? null,
    dueAt: dueAt ?? null,
    department: department ?? null,
    departmentName: department === undefined ? null : nameOf(department),
  }));

/** A meeting as the API shows it. */
export function toJointMeetingType(
  { id, revision, meeting }: { id: string; revision: number; meeting: Meeting },
  nameOf: NameOf,
): Omit<JointMeetingType, 'actions'> {
  const { level, status, organiser, title, startsAt, place, agenda, calledAt } = meeting;
  const { minutes, cancelled } = meeting;
  return {
    id,
    revision,
    level,
    organiser,
    title,
    startsAt,
    place,
    agenda,
    calledAt,
    status: status as MeetingStatus,
    organiserName: nameOf(organiser),
    whistles: [...meeting.whistles],
    streets: [...meeting.streets],
    participants: participantsOf(meeting, nameOf),
    decisions: decisionsOf(meeting, nameOf),
    minutes: minutes ? { ...minutes, evidence: shownEvidence(minutes.evidence) } : null,
    cancelledAt: cancelled?.at ?? null,
    cancelReason: cancelled?.reason ?? null,
  };
}
