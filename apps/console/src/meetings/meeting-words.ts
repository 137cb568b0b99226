import type { JointMeetingLevel, JointMeetingStatus } from '../api/generated';
import { t } from '../app/text';

export const MEETING_LEVEL: Readonly<Record<JointMeetingLevel, string>> = {
  STREET: t('一级（街道）'),
  DISTRICT: t('二级（区）'),
};

export const MEETING_STATUS: Readonly<Record<JointMeetingStatus, string>> = {
  CALLED: t('已召集'),
  CONCLUDED: t('纪要已归档'),
  CANCELLED: t('已取消'),
};
