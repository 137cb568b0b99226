import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type AnyRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  RefusalMapper,
  resultUnion,
  WrongStateRejection,
} from '#graphql';
import type { RosterRejection } from '../domain/roster.commands.js';
import { LONGEST_SHIFT_HOURS } from '../domain/roster.js';
import { WHOLE_PERSON } from '../../people/person.type.js';
import { DutyRosterType, toDutyRosterType } from '../duty.type.js';
import type { DutyRosters, RosterOutcome } from '../duty-rosters.js';

@ObjectType({ description: '值班表已变更。The roster of the month as it is after the command.' })
export class DutyRosterChanged {
  @Field(() => DutyRosterType, { description: '值班表。The roster.' })
  roster!: DutyRosterType;

  @Field(() => Int, { description: '值班表的版本。Revision of the roster.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position in the log, for `after`.' })
  position!: string;
}

export const DutyRosterResult = resultUnion(
  'DutyRosterResult',
  DutyRosterChanged,
  '排班、撤班的结果。Result of a command on a duty roster.',
);
export type DutyRosterAnswer = DutyRosterChanged | AnyRejection;

const refusals = new RefusalMapper<RosterRejection | 'TEXT_UNUSABLE'>({
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, '单位不存在，或在该日不在用'],
  NOT_YOUR_ORGANISATION: [
    NotYoursRejection,
    '值班表由各单位自己或管理员安排，您的单位不能排其他单位的',
  ],
  POST_INVALID: [InvalidReferenceRejection, '岗位须为 1–50 个字，首尾不留空格'],
  DUTY_ENDS_TOO_EARLY: [InvalidReferenceRejection, '班次须先起后止'],
  DUTY_TOO_LONG: [InvalidReferenceRejection, `一个班次不得超过 ${LONGEST_SHIFT_HOURS} 小时`],
  DUTY_OUTSIDE_MONTH: [InvalidReferenceRejection, '班次须在本月内开始'],
  DUTY_OVERLAPS: [WrongStateRejection, '该岗位此时已有人值班'],
  DUTY_NOT_FOUND: [NotFoundRejection, '没有这个班次'],
  PERSON_WORKS_ELSEWHERE: [InvalidReferenceRejection, '值班人当日不在该单位'],
  PAST_NEEDS_REASON: [InvalidReferenceRejection, '补排今天以前的班次须写明理由'],
  REASON_REQUIRED: [InvalidReferenceRejection, '须写明理由'],
  CHANGE_RECORDED: [WrongStateRejection, '该班次已经这样登记，而理由与此不同'],
  TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
});

/** The Chinese message of a refusal, for people outside GraphQL as well. */
export const rosterMessage = refusals.messageOf;

/** What a command on a roster answers to the client. */
export async function toRosterAnswer(
  outcome: RosterOutcome,
  { organisation, month }: { readonly organisation: string; readonly month: string },
  rosters: DutyRosters,
): Promise<DutyRosterAnswer> {
  return refusals.answer(outcome, async ({ revision, position = '' }) => {
    // Who may change the roster may see its telephones.
    const found = await rosters.month(organisation, month);
    const duties = await rosters.readable(found.duties);
    const roster = toDutyRosterType({ ...found, duties }, () => WHOLE_PERSON);
    return Object.assign(new DutyRosterChanged(), { roster, revision, position });
  });
}
