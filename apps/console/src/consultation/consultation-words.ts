import type { ConsultationStatus, PostChange, StreetOpinion } from '../api/generated';
import { t } from '../app/text';

export const CHANGE: Readonly<Record<PostChange, string>> = {
  APPOINTMENT: t('任职'),
  REMOVAL: t('免职'),
};

export const CONSULTATION_STATUS: Readonly<Record<ConsultationStatus, string>> = {
  ASKED: t('征求中'),
  ANSWERED: t('已答复'),
  WITHDRAWN: t('已撤回'),
};

export const OPINION: Readonly<Record<StreetOpinion, string>> = {
  AGREE: t('同意'),
  AGREE_WITH_CONDITIONS: t('有条件同意'),
  OBJECT: t('不同意'),
};

export const SILENCE = t('还没有答复');
