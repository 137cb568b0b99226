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
import type { MeetingRejection } from '../domain/joint-meeting.rejections.js';

type Code = MeetingRejection | HandlingRejection;
type Refused = Rejection<Code>;
type Told = readonly [RejectionClass, (details: Refused['details']) => string];

/** What each refusal is to a client, and what people are told. */
const TOLD: Record<Code, Told> = {
  MEETING_EXISTS: [WrongStateRejection, () => '该会议已经召集'],
  MEETING_NOT_FOUND: [NotFoundRejection, () => '没有这个联席会议'],
  MEETING_OVER: [
    WrongStateRejection,
    (d) => (d['status'] === 'cancelled' ? '该会议已取消' : '该会议纪要已归档'),
  ],
  MEETING_HELD: [WrongStateRejection, () => '会议已经召开，不能取消'],
  LEVEL_NOT_YOURS: [
    InvalidReferenceRejection,
    () => '一级联席会议由街道召集，二级联席会议由区级指挥中心召集',
  ],
  NOT_YOUR_ORGANISATION: [
    NotYoursRejection,
    () => '该会议由召集单位或区级指挥中心办理，您的单位不能操作',
  ],
  WHISTLE_REQUIRED: [InvalidReferenceRejection, () => '须写明所议的哨'],
  WHISTLE_UNKNOWN: [InvalidReferenceRejection, (d) => `没有哨“${d['whistle']}”`],
  WHISTLE_OF_ANOTHER_STREET: [
    InvalidReferenceRejection,
    (d) => `“${d['whistle']}”是其他街道的哨，须由区级召集二级联席会议`,
  ],
  WHISTLE_NOT_ON_AGENDA: [
    InvalidReferenceRejection,
    (d) => `“${d['whistle']}”不在本次会议所议之列`,
  ],
  NOBODY_INVITED: [InvalidReferenceRejection, () => '至少须请一个单位到会'],
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, (d) => `没有单位“${d['organisation']}”`],
  NOBODY_ATTENDED: [WrongStateRejection, () => '尚未登记到会单位'],
  DUE_BEFORE_MEETING: [InvalidReferenceRejection, () => '完成期限不得早于会议时间'],
  REVISION_CONFLICT: [RevisionConflictRejection, () => '他人已先修改，请刷新后重试'],
  COMMAND_ID_REUSED: [CommandIdReusedRejection, () => '该 commandId 已用于另一内容'],
  TEXT_UNUSABLE: [
    InvalidReferenceRejection,
    ({ path, character }) => `${path}：含有无法使用的字符 ${character}`,
  ],
};

export function toRejection({ rejected: code, details }: Refused): AnyRejection {
  const [type, messageOf] = TOLD[code];
  const message = messageOf(details);
  if (code === 'REVISION_CONFLICT') {
    const revisions = {
      expected: Number(details['expected']),
      actual: Number(details['actual']),
    };
    return rejectionOf(RevisionConflictRejection, { code, message, ...revisions });
  }
  if (code !== 'NOT_YOUR_ORGANISATION') return rejectionOf(type, { code, message });
  const organisation = String(details['organisation'] ?? '');
  return rejectionOf(NotYoursRejection, { code, message, organisation });
}
