import type { SummonsPartsFragment } from '../api/generated';
import { FileAppealButton } from '../assessment/file-appeal';
import { useServerNow } from '../api/server-clock';
import { momentOf } from '../time';
import { Countdown } from '../work/countdown';
import { CLOCK, ROLE, STREET_CLOCK, SUMMONS_STATUS } from '../words';
import { afterUnsent, UnsentOfSummons, useUnsentOf } from '../offline/unsent-of-summons';
import { ArrivalShown } from './arrival-shown';
import { RequestsShown } from './requests-shown';
import { StepButtons } from './step-buttons';
import { t } from '../app/text';

type Clock = SummonsPartsFragment['clocks'][number];

const VERDICT = { ON_TIME: t('按时'), LATE: t('逾期'), EXCUSED: t('免计'), OPEN: '' } as const;

/** A clock that has stopped: when, and whether in time. */
function Stopped({ clock: { name, stoppedAt, verdict } }: { readonly clock: Clock }) {
  const now = useServerNow();
  const told = verdict === null ? '' : VERDICT[verdict];
  const tone = verdict === 'LATE' ? 'late' : verdict === 'ON_TIME' ? 'ok' : '';
  return (
    <>
      <strong>{CLOCK[name]}</strong> {told !== '' && <span className={`tag ${tone}`}>{told}</span>}
      <br />
      <span className="muted">{stoppedAt !== null && momentOf(stoppedAt, now)}</span>
    </>
  );
}

const Clocks = ({ summons }: { readonly summons: SummonsPartsFragment }) => (
  <ul className="clocks">
    {summons.clocks
      .filter(({ dueAt, stoppedAt }) => dueAt !== null || stoppedAt !== null)
      .map((clock) => (
        <li key={clock.name}>
          {clock.stoppedAt === null ? (
            <Countdown what={CLOCK[clock.name]} dueAt={clock.dueAt} paused={summons.paused} />
          ) : (
            <Stopped clock={clock} />
          )}
        </li>
      ))}
    {summons.streetClocks
      .filter(({ stoppedAt }) => stoppedAt === null)
      .map(({ name, dueAt, overdue }) => (
        <li key={name}>
          <Countdown
            what={t('街道{{clock}}', { clock: STREET_CLOCK[name] })}
            dueAt={dueAt}
            overdue={overdue}
          />
        </li>
      ))}
  </ul>
);

const DECLINE = {
  PENDING: t('待裁定'),
  UPHELD: t('成立'),
  OVERRULED: t('不成立'),
  LAPSED: t('未裁定即终止'),
};

const Declined = ({
  decline,
}: {
  readonly decline: NonNullable<SummonsPartsFragment['decline']>;
}) => (
  <p>
    <span className="tag near">{t('退哨{{outcome}}', { outcome: DECLINE[decline.outcome] })}</span>{' '}
    {decline.reason}
    <span className="muted">{t('（依据：{{basis}}）', { basis: decline.legalBasis })}</span>
    {decline.ruledBecause !== null && (
      <span> {t('裁定理由：{{reason}}', { reason: decline.ruledBecause })}</span>
    )}
  </p>
);

const Rated = ({ rating }: { readonly rating: NonNullable<SummonsPartsFragment['rating']> }) => (
  <p>
    {t(
      '评哨：满意度 {{satisfaction}}，响应速度 {{responseSpeed}}，配合力度 {{cooperation}}，落实程度 {{implementation}}',
      Object.assign({}, rating),
    )}
    {rating.comment !== null && t('；{{comment}}', { comment: rating.comment })}
  </p>
);

function PanelHead({ summons }: { readonly summons: SummonsPartsFragment }) {
  const { departmentName, role, status, sentBack } = summons;
  return (
    <div className="row between">
      <h2>{departmentName}</h2>
      <div className="row">
        <span className="tag blue">{ROLE[role]}</span>
        <span className="tag">{SUMMONS_STATUS[status]}</span>
        {sentBack > 0 && (
          <span className="tag near">{t('退回 {{count}} 次', { count: sentBack })}</span>
        )}
      </div>
    </div>
  );
}

interface Props {
  readonly whistleId: string;
  readonly summons: SummonsPartsFragment;
  /** Whether it is the reader’s own department. */
  readonly isOwn: boolean;
}

/** One department’s part: where it stands, its clocks, and what may be done with it now. */
export function SummonsPanel({ whistleId, summons, isOwn }: Props) {
  const { departmentName, status, arrival, decline, rating } = summons;
  const unsent = useUnsentOf(whistleId, summons.summons);
  // Nobody looks there for what is not possible any more.
  const isOver = status === 'DONE' || status === 'RELEASED';
  return (
    <section className={`panel stack ${isOwn ? 'own' : ''}`} aria-label={departmentName}>
      <PanelHead summons={summons} />
      <StepButtons
        actions={afterUnsent(
          isOver ? summons.actions.filter(({ possible }) => possible) : summons.actions,
          unsent,
        )}
        whistleId={whistleId}
        summons={summons.summons}
        about={departmentName}
        clock={summons.nextClock}
      />
      <UnsentOfSummons unsent={unsent} />
      {summons.actions.some(({ action, possible }) => action === 'fileAppeal' && possible) && (
        <div className="row">
          <FileAppealButton
            whistleId={whistleId}
            summons={summons.summons}
            about={departmentName}
          />
        </div>
      )}
      <Clocks summons={summons} />
      {arrival && <ArrivalShown arrival={arrival} />}
      <RequestsShown summons={summons} />
      {decline && <Declined decline={decline} />}
      {rating && <Rated rating={rating} />}
    </section>
  );
}
