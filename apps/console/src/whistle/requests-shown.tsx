import type { SummonsPartsFragment } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';

const STEP = { REMINDER: t('催办'), WRITTEN: t('书面督办'), ESCALATION: t('提级督办') };
const OUTCOME = {
  PENDING: t('待答复'),
  GRANTED: t('同意'),
  REFUSED: t('不同意'),
  LAPSED: t('未答复即终止'),
};

const at = (instant: string): string => momentOf(instant, serverNow());

/** 督办 and what the department answered; 挂账 that was asked for, and what came of it. */
export const RequestsShown = ({ summons }: { readonly summons: SummonsPartsFragment }) => (
  <>
    {summons.supervisions.map((one) => (
      <p key={one.at}>
        <span className="tag near">{STEP[one.step]}</span> {at(one.at)} {one.reason}
        {one.answer && (
          <span className="muted">
            {' '}
            {t('部门答复：{{plan}}，{{moment}} 前办到', {
              plan: one.answer.plan,
              moment: at(one.answer.doneBy),
            })}
          </span>
        )}
      </p>
    ))}
    {summons.pauseRequests.map((one) => (
      <p key={one.at}>
        <span className="tag">{t('申请挂账：{{outcome}}', { outcome: OUTCOME[one.outcome] })}</span>{' '}
        {t('到 {{moment}}，{{reason}}', { moment: at(one.until), reason: one.reason })}
        {one.refusedBecause !== null && (
          <span> {t('不同意的理由：{{reason}}', { reason: one.refusedBecause })}</span>
        )}
      </p>
    ))}
  </>
);
