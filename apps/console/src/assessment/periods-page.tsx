import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import {
  type EditionPartsFragment,
  type PeriodQuery,
  Periods,
  type PeriodsQuery,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { Answered, Frame, PeriodChoice } from './frame';
import { lastMomentOf } from './moments';
import { PeriodActs } from './period-acts';
import { usePeriod } from './period-standing';
import { monthAfter, periodWords, thisMonth } from './search';
import { PERIOD_STAGE } from './words';

const route = getRouteApi('/assessment/periods');

type Summary = PeriodsQuery['assessmentPeriods'][number];
type Whole = PeriodQuery['assessmentPeriod'];

const at = (instant: string): string => momentOf(instant, serverNow());

const Listed = ({ period, chosen }: { readonly period: Summary; readonly chosen: string }) => (
  <li className="card">
    <div>
      <h2>
        <Link
          to="/assessment/periods"
          search={{ period: period.id }}
          aria-current={period.id === chosen ? 'true' : false}
        >
          {periodWords(period.id)}
        </Link>
      </h2>
      <div className="row">
        <span className="tag blue">{PERIOD_STAGE[period.stage]}</span>
        {period.edition > 0 && (
          <span className="tag">{t('第 {{edition}} 版', { edition: period.edition })}</span>
        )}
        {period.stage === 'PRELIMINARY' && period.contestUntil !== null && (
          <span className="muted">
            {t('申诉至 {{until}}', { until: lastMomentOf(period.contestUntil) })}
          </span>
        )}
      </div>
    </div>
  </li>
);

function nameOf({ edition, name }: EditionPartsFragment): string {
  if (edition === 0) return t('初步结果');
  return name ?? t('第 {{edition}} 版，公布', { edition });
}

const TakenUp = ({ edition }: { readonly edition: EditionPartsFragment }) => (
  <>
    {edition.takenUp !== null && edition.takenUp.length > 0 && (
      <p>
        {t('截止后计入 {{count}} 件事：', { count: edition.takenUp.length })}
        {edition.takenUp.map(({ whistle, event }) => (
          <Link
            key={`${whistle}/${event}`}
            to="/whistles/$id"
            params={{ id: whistle }}
            className="tag"
          >
            {event}
          </Link>
        ))}
      </p>
    )}
    {edition.undecided !== null && edition.undecided.length > 0 && (
      <p>{t('公布时尚有 {{count}} 项申诉未裁决', { count: edition.undecided.length })}</p>
    )}
  </>
);

const Edition = ({ edition }: { readonly edition: EditionPartsFragment }) => (
  <li className="edition">
    <h3>
      {nameOf(edition)} <span className="muted">{at(edition.publishedAt)}</span>
    </h3>
    {edition.reason !== null && <p>{t('理由：{{reason}}', { reason: edition.reason })}</p>}
    <dl className="facts">
      <dt>{t('计入召集')}</dt>
      <dd>{t('{{count}} 项', { count: edition.summonses })}</dd>
      <dt>{t('结果摘要')}</dt>
      <dd className="digest">{edition.resultDigest}</dd>
      <dt>{t('输入摘要')}</dt>
      <dd className="digest">{edition.inputsDigest}</dd>
      <dt>{t('所依检查点')}</dt>
      <dd className="digest">{edition.checkpointDigest ?? t('当时尚未签署检查点')}</dd>
    </dl>
    <TakenUp edition={edition} />
  </li>
);

/** The way of a period: what is behind it and what is still to come. */
const STEPS = [
  ['OPEN', t('开放')],
  ['PRELIMINARY', t('初步结果')],
  ['PUBLISHED', t('公布')],
  ['RESTATED', t('更正公布')],
] as const;

const Way = ({ stage }: { readonly stage: Whole['stage'] }) => (
  <ol className="way" aria-label={t('阶段')}>
    {STEPS.map(([key, name]) => (
      <li key={key} aria-current={key === stage ? 'step' : false}>
        {name}
      </li>
    ))}
  </ol>
);

function Detail({ period, isOfficial }: { readonly period: Whole; readonly isOfficial: boolean }) {
  const editions = [...period.editions].reverse();
  return (
    <section className="panel stack" aria-label={periodWords(period.id)}>
      <div className="row between">
        <h2>{periodWords(period.id)}</h2>
        <Link to="/assessment/scores" search={{ period: period.id }}>
          {t('看得分')}
        </Link>
      </div>
      <Way stage={period.stage} />
      <p>
        {t('派哨 {{from}} 至 {{to}}', { from: period.from, to: period.to })}
        {period.cutOff !== null && t('；数据截止 {{cutOff}}', { cutOff: at(period.cutOff) })}
        {period.contestUntil !== null &&
          t('；申诉至 {{until}}', { until: lastMomentOf(period.contestUntil) })}
      </p>
      {isOfficial && <PeriodActs key={`${period.id}/${period.stage}`} period={period} />}
      <ol className="stack">
        {editions.map((edition) => (
          <Edition key={edition.edition} edition={edition} />
        ))}
        {period.preliminary && <Edition edition={period.preliminary} />}
      </ol>
    </section>
  );
}

/** Those that have a result, the latest first. */
function AllPeriods({ chosen }: { readonly chosen: string }) {
  const { data } = useQuery({
    queryKey: ['assessment', 'periods'],
    queryFn: async () => (await ask(Periods, {})).assessmentPeriods,
  });
  return (
    <section className="stack" aria-labelledby="all-periods">
      <h2 id="all-periods">{t('作出过结果的考核期')}</h2>
      {data?.length === 0 && <p className="muted">{t('还没有。各月得分都在变动之中。')}</p>}
      <ul className="cards">
        {data?.map((one) => (
          <Listed key={one.id} period={one} chosen={chosen} />
        ))}
      </ul>
    </section>
  );
}

/** 考核期: preliminary, contested, published, restated; with each edition’s seal. */
export function PeriodsPage() {
  const { period = monthAfter(thisMonth(), -1) } = route.useSearch();
  const navigate = route.useNavigate();
  const isOfficial = useMe().data?.account.role === 'ASSESSMENT';
  const answer = usePeriod(period);
  const choose = (next: string): void => void navigate({ search: { period: next } });
  return (
    <Frame
      title={t('考核期')}
      choice={<PeriodChoice key={period} period={period} choose={choose} />}
    >
      <div className="columns">
        <div className="stack">
          <Answered answer={answer}>
            {(found) => <Detail period={found} isOfficial={isOfficial} />}
          </Answered>
        </div>
        <AllPeriods chosen={period} />
      </div>
    </Frame>
  );
}
