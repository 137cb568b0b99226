import type { HandlingRejection, Rejection } from '#event-sourcing';
import {
  type AnyRejection,
  CommandIdReusedRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  type RejectionClass,
  rejectionOf,
  RevisionConflictRejection,
  WrongStateRejection,
} from '#graphql';
import type { WhistleRejection } from '../domain/whistle.rejections.js';

type Code = WhistleRejection | HandlingRejection;
type Refused = Rejection<Code>;
type Details = Rejection['details'];
type Told = readonly [RejectionClass, (details: Details) => string];

/** What each refusal is to a client, and what people are told. */
const TOLD: Record<Code, Told> = {
  WHISTLE_NOT_FOUND: [NotFoundRejection, () => '没有这个哨'],
  WHISTLE_EXISTS: [WrongStateRejection, () => '这个哨已经吹过'],
  WHISTLE_NOT_OPEN: [WrongStateRejection, () => '该哨已办结或已撤销'],
  WHISTLE_STILL_OPEN: [WrongStateRejection, () => '该哨尚未结束，不必重新打开'],
  KIND_UNKNOWN: [InvalidReferenceRejection, (d) => `现行规则中没有“${d['kind']}”这种哨`],
  LEVEL_NOT_ALLOWED: [InvalidReferenceRejection, () => '这种哨不能由该级别吹响'],
  STREET_UNKNOWN: [InvalidReferenceRejection, (d) => `没有街道“${d['street']}”`],
  DEPARTMENT_UNKNOWN: [InvalidReferenceRejection, (d) => `没有部门“${d['department']}”`],
  DEPARTMENT_TWICE: [InvalidReferenceRejection, (d) => `部门“${d['department']}”重复`],
  DEPARTMENT_ALREADY_SUMMONED: [WrongStateRejection, (d) => `部门“${d['department']}”已在召集中`],
  LEAD_EXISTS: [WrongStateRejection, () => '已有主办部门'],
  LEAD_REQUIRED: [WrongStateRejection, () => '主办部门只能更换，不能撤出'],
  SUMMONS_NOT_FOUND: [NotFoundRejection, (d) => `该哨没有第 ${d['summons']} 次召集`],
  SUMMONS_ENDED: [WrongStateRejection, () => '该部门的召集已经解除'],
  NOT_YOUR_ORGANISATION: [NotYoursRejection, () => '不属于您的单位'],
  NOT_ARRIVED: [WrongStateRejection, () => '该部门尚未报到'],
  NOT_REPORTED: [WrongStateRejection, () => '该部门尚未反馈'],
  NOT_RATEABLE: [WrongStateRejection, () => '核实办结后才能评价'],
  INFORMED_ONLY: [WrongStateRejection, () => '该部门仅为知会'],
  ALREADY_REPORTED: [WrongStateRejection, () => '该部门已经反馈'],
  ALREADY_CONFIRMED: [WrongStateRejection, () => '该部门已经核实办结'],
  ALREADY_RATED: [WrongStateRejection, () => '该部门已经评价'],
  UNRESOLVED_SUMMONSES: [WrongStateRejection, (d) => `尚未核实办结：${d['departments']}`],
  REVISION_CONFLICT: [RevisionConflictRejection, () => '他人已先修改，请刷新后重试'],
  COMMAND_ID_REUSED: [CommandIdReusedRejection, () => '该 commandId 已用于另一内容'],
};

/** The Chinese message of a refusal, for people outside GraphQL as well. */
export const whistleMessage = ({ rejected, details }: Refused): string =>
  TOLD[rejected][1](details);

export function toRejection(refused: Refused): AnyRejection {
  const { rejected: code, details } = refused;
  const [type] = TOLD[code];
  const message = whistleMessage(refused);
  switch (code) {
    case 'REVISION_CONFLICT': {
      const revisions = {
        expected: Number(details['expected']),
        actual: Number(details['actual']),
      };
      return rejectionOf(RevisionConflictRejection, { code, message, ...revisions });
    }
    case 'NOT_YOUR_ORGANISATION': {
      const organisation = String(details['organisation'] ?? '');
      return rejectionOf(NotYoursRejection, { code, message, organisation });
    }
    default:
      return rejectionOf(type, { code, message });
  }
}
