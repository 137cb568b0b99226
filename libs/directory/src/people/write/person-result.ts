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
import type { PeopleRejection } from '../domain/people.commands.js';
import { PersonType, toPersonType, WHOLE_PERSON } from '../person.type.js';
import type { PeopleOutcome, StaffRegister } from '../staff-register.js';

@ObjectType({ description: '人员已登记或变更。The person as they are after the command.' })
export class PersonChanged {
  @Field(() => PersonType, { description: '人员。The person.' })
  person!: PersonType;

  @Field(() => Int, { description: '人员名册的版本。Revision of the register of people.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position in the log, for `after`.' })
  position!: string;
}

export const PersonResult = resultUnion(
  'PersonResult',
  PersonChanged,
  '登记、更改、调动人员的结果。Result of a command on a person.',
);
export type PersonAnswer = PersonChanged | AnyRejection;

const refusals = new RefusalMapper<PeopleRejection | 'TEXT_UNUSABLE'>({
  PERSON_ID_INVALID: [
    InvalidReferenceRejection,
    '人员编号须为 1–64 个字母、数字、汉字或 _ . - 空格',
  ],
  PERSON_NAME_INVALID: [InvalidReferenceRejection, '姓名须为 1–50 个字，首尾不留空格'],
  PHONE_INVALID: [InvalidReferenceRejection, '电话须为 5–25 位数字、+、- 或空格'],
  ACCOUNT_INVALID: [InvalidReferenceRejection, '账号用户名无效'],
  POST_INVALID: [InvalidReferenceRejection, '岗位须为 1–50 个字，首尾不留空格'],
  PERSON_EXISTS: [WrongStateRejection, '该编号已登记为另一人'],
  PERSON_NOT_FOUND: [NotFoundRejection, '没有这个人'],
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, '单位不存在，或在该日不在用'],
  NOT_YOUR_ORGANISATION: [NotYoursRejection, '该人员由其所在单位或管理员登记，您的单位不能操作'],
  EFFECTIVE_DATE_INVALID: [InvalidReferenceRejection, '生效日期须为存在的日期 YYYY-MM-DD'],
  EFFECTIVE_TOO_EARLY: [WrongStateRejection, '生效日期早于该人员的登记日期'],
  PAST_NEEDS_REASON: [InvalidReferenceRejection, '生效日期早于今天的，须写明理由'],
  CHANGE_RECORDED: [WrongStateRejection, '该变更已经登记，而生效日期或理由与此不同'],
  TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
});

/** The Chinese message of a refusal, for people outside GraphQL as well. */
export const peopleMessage = refusals.messageOf;

/** The answer to a command on one person: the client keeps that person and may see everything. */
export async function toPersonAnswer(
  outcome: PeopleOutcome,
  id: string,
  staff: StaffRegister,
): Promise<PersonAnswer> {
  const found = outcome.outcome === 'accepted' ? staff.seen(outcome.state).find(id) : undefined;
  const [readable] = await staff.readable(found ? [found] : []);
  return refusals.answer(outcome, ({ revision, position = '' }) => {
    if (!readable) throw new TypeError(`${id} was accepted and is not there`);
    const person = toPersonType(readable, WHOLE_PERSON);
    return Object.assign(new PersonChanged(), { person, revision, position });
  });
}
