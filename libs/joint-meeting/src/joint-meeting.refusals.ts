import {
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  RefusalMapper,
  WrongStateRejection,
} from '#graphql';
import { evidenceUnknownMessage } from '#whistle';
import type { MeetingRejection } from './domain/joint-meeting.rejections.js';

/** GraphQL type and Chinese message of each refusal. */
export const meetingRefusals = new RefusalMapper<MeetingRejection>({
  MEETING_EXISTS: [WrongStateRejection, '该会议已经召集'],
  MEETING_NOT_FOUND: [NotFoundRejection, '没有这个联席会议'],
  MEETING_OVER: [
    WrongStateRejection,
    (d) => (d['status'] === 'cancelled' ? '该会议已取消' : '该会议纪要已归档'),
  ],
  MEETING_HELD: [WrongStateRejection, '会议已经召开，不能取消'],
  LEVEL_NOT_YOURS: [
    InvalidReferenceRejection,
    '一级联席会议由街道召集，二级联席会议由区级指挥中心召集',
  ],
  NOT_YOUR_ORGANISATION: [
    NotYoursRejection,
    '该会议由召集单位或区级指挥中心办理，您的单位不能操作',
  ],
  WHISTLE_REQUIRED: [InvalidReferenceRejection, '须写明所议的哨'],
  WHISTLE_UNKNOWN: [InvalidReferenceRejection, (d) => `没有哨“${d['whistle']}”`],
  WHISTLE_OF_ANOTHER_STREET: [
    InvalidReferenceRejection,
    (d) => `“${d['whistle']}”是其他街道的哨，须由区级召集二级联席会议`,
  ],
  WHISTLE_NOT_ON_AGENDA: [
    InvalidReferenceRejection,
    (d) => `“${d['whistle']}”不在本次会议所议之列`,
  ],
  NOBODY_INVITED: [InvalidReferenceRejection, '至少须请一个单位到会'],
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, (d) => `没有单位“${d['organisation']}”`],
  NOBODY_ATTENDED: [WrongStateRejection, '尚未登记到会单位'],
  DUE_BEFORE_MEETING: [InvalidReferenceRejection, '完成期限不得早于会议时间'],
  EVIDENCE_UNKNOWN: [InvalidReferenceRejection, evidenceUnknownMessage],
});
