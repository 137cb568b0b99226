import type { CommandCentreTaskKind, SummonsStatus, SupervisionStep } from '../api/generated';
import { t } from '../app/text';

/** What waits for a decision. */
export const CENTRE_TASK: Readonly<Record<CommandCentreTaskKind, string>> = {
  REVIEW: t('待审哨'),
  DISPATCH: t('待派单'),
  RULING: t('退哨待裁定'),
  EXTENSION: t('延期待答复'),
  PAUSE: t('挂账待答复'),
  ESCALATED: t('提级未办结'),
  INITIATION: t('待确认发起'),
};

/** The ladder of 督办. */
export const RUNG: Readonly<Record<SupervisionStep, string>> = {
  REMINDER: t('催办'),
  WRITTEN: t('书面督办'),
  ESCALATION: t('提级'),
};

/** Where a whistle stands once its departments are called: where the one that leads stands. */
export const LEAD_STANDS: Readonly<Record<SummonsStatus, string>> = {
  TO_ACKNOWLEDGE: t('待签收'),
  TO_ARRIVE: t('待报到'),
  TO_RESOLVE: t('待办结'),
  REPORTED: t('待核实'),
  DONE: t('待结哨'),
  RELEASED: t('已解除'),
};

export const CARD = { YELLOW: t('黄牌'), RED: t('红牌') } as const;
