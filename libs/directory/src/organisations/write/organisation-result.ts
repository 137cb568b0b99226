import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type AnyRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  RefusalMapper,
  resultUnion,
  WrongStateRejection,
} from '#graphql';
import type { Directory, DirectoryOutcome } from '../directory.js';
import type { DirectoryRejection } from '../domain/directory.commands.js';
import { organisationIn, OrganisationType } from '../organisation.type.js';

@ObjectType({ description: '单位已登记或变更。The organisation as it is after the command.' })
export class OrganisationChanged {
  @Field(() => OrganisationType, { description: '单位。The organisation.' })
  organisation!: OrganisationType;

  @Field(() => Int, { description: '单位目录的版本。Revision of the directory.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position in the log, for `after`.' })
  position!: string;
}

export const OrganisationResult = resultUnion(
  'OrganisationResult',
  OrganisationChanged,
  '登记、更名、划转、合并、拆分、停用单位的结果。Result of a command on an organisation.',
);
export type OrganisationAnswer = OrganisationChanged | AnyRejection;

const refusals = new RefusalMapper<DirectoryRejection | 'TEXT_UNUSABLE'>({
  ORGANISATION_ID_INVALID: [
    InvalidReferenceRejection,
    '编号须为 1–64 个字母、数字、汉字或 _ . - 空格',
  ],
  ORGANISATION_NAME_INVALID: [InvalidReferenceRejection, '名称须为 1–100 个字，首尾不留空格'],
  ORGANISATION_KIND_UNKNOWN: [InvalidReferenceRejection, '单位种类无效'],
  REGION_CODE_INVALID: [InvalidReferenceRejection, '行政区划代码须为 12 位数字'],
  CREDIT_CODE_INVALID: [InvalidReferenceRejection, '统一社会信用代码无效，请核对校验码'],
  CREDIT_CODE_TAKEN: [InvalidReferenceRejection, '该统一社会信用代码已属于另一单位'],
  ORGANISATION_EXISTS: [WrongStateRejection, '该编号已登记为另一单位'],
  ORGANISATION_NOT_FOUND: [NotFoundRejection, '没有这个单位'],
  ORGANISATION_RETIRED: [WrongStateRejection, '该单位已停用'],
  PARENT_REQUIRED: [InvalidReferenceRejection, '社区须写明所属街道'],
  PARENT_UNKNOWN: [InvalidReferenceRejection, '上级单位不存在、已停用或将停用'],
  PARENT_NOT_ALLOWED: [InvalidReferenceRejection, '上级单位的种类不符'],
  CHILDREN_REMAIN: [WrongStateRejection, '该单位还有在用的下属单位'],
  EFFECTIVE_DATE_INVALID: [InvalidReferenceRejection, '生效日期须为存在的日期 YYYY-MM-DD'],
  EFFECTIVE_TOO_EARLY: [WrongStateRejection, '生效日期早于该单位的设立日期'],
  PAST_NEEDS_REASON: [InvalidReferenceRejection, '生效日期早于今天的，须写明理由'],
  REASON_REQUIRED: [InvalidReferenceRejection, '须写明理由'],
  SUCCESSOR_UNKNOWN: [InvalidReferenceRejection, '承接单位不存在、已停用或将停用'],
  SUCCESSOR_IS_SELF: [InvalidReferenceRejection, '承接单位不得是该单位自己'],
  SUCCESSOR_KIND_DIFFERS: [InvalidReferenceRejection, '承接单位的种类不符'],
  SUCCESSORS_TOO_FEW: [InvalidReferenceRejection, '拆分须有两个以上承接单位'],
  NOTHING_TO_MERGE: [InvalidReferenceRejection, '须写明被合并的单位'],
  ALREADY_IN_FORCE: [WrongStateRejection, '该变更已生效，不能取消'],
  CHANGE_NOT_FOUND: [NotFoundRejection, '该单位在这一天没有待生效的变更'],
  CHANGE_RECORDED: [
    WrongStateRejection,
    '该变更已经登记，而生效日期或理由与此不同；尚未生效的，可先取消（cancelOrganisationChange）再登记',
  ],
  BOUNDARY_INVALID: [InvalidReferenceRejection, ({ why }) => `界线无效：${String(why)}`],
  BOUNDARY_NOT_ALLOWED: [InvalidReferenceRejection, '只有区、街道、社区可以划定界线'],
  TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
});

/** The Chinese message of a refusal, for people outside GraphQL as well. */
export const directoryMessage = refusals.messageOf;

/** What a command on one organisation answers to the client: how it stands today. */
export const toOrganisationAnswer = (
  outcome: DirectoryOutcome,
  id: string,
  directory: Directory,
): OrganisationAnswer =>
  refusals.answer(outcome, ({ state, revision, position = '' }) => {
    const organisation = organisationIn(directory.seen(state), id);
    if (!organisation) throw new TypeError(`${id} was accepted and is not there`);
    return Object.assign(new OrganisationChanged(), { organisation, revision, position });
  });
