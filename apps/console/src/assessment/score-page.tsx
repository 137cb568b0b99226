import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { ExplainScore, type ExplainScoreQuery, type RulePartsFragment } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { CaseMix } from './case-mix';
import { percent, pointsWords } from './figures';
import { Answered, Frame, PeriodChoice } from './frame';
import { CountLine, Indicator } from './indicator';
import { PeriodStanding } from './period-standing';
import { monthAfter, periodWords, thisMonth } from './search';
import { SCORED_KIND } from './words';

const route = getRouteApi('/assessment/scores/$organisation');

type Explanation = NonNullable<ExplainScoreQuery['explainScore']>;

const useExplanation = (organisation: string, period: string) =>
  useQuery({
    queryKey: ['assessment', period, 'explanation', organisation],
    queryFn: async () => (await ask(ExplainScore, { organisation, period })).explainScore,
  });

const RuleTold = ({ rule }: { readonly rule: RulePartsFragment }) => (
  <p className="muted">
    {t('规则：{{name}} {{pack}}@{{version}}，{{from}} 起，摘要 {{digest}}', {
      name: rule.name,
      pack: rule.pack,
      version: rule.version,
      from: rule.effectiveFrom,
      digest: rule.digest.slice(0, 12),
    })}
  </p>
);

const Total = ({ score }: { readonly score: Explanation }) => (
  <section className="panel stack" aria-label={t('总分')}>
    <div className="row between">
      <div>
        <p className="big">
          {pointsWords(score.total)}
          <span className="muted"> / {score.fullMarks}</span>
        </p>
        <p>{score.standing}</p>
      </div>
      <span className="tag blue">{SCORED_KIND[score.kind]}</span>
    </div>
    <p className="calculation">{score.calculation}</p>
    {score.notes.map((note) => (
      <p key={note}>{note}</p>
    ))}
    <RuleTold rule={score.rule} />
    <p className="muted">
      {t('数据截止 {{cutOff}}：此前到期的计入，未到期的不计。', {
        cutOff: momentOf(score.cutOff, serverNow()),
      })}
    </p>
    <PeriodStanding period={score.period} />
  </section>
);

const Part = ({
  part,
  isOnly,
}: {
  readonly part: Explanation['parts'][number];
  readonly isOnly: boolean;
}) => (
  <section className="panel stack" aria-label={periodWords(part.period)}>
    <h2>
      {isOnly ? t('各项指标') : periodWords(part.period)}{' '}
      <span className="muted">
        {t('样本 {{count}} 项，得分 {{total}}', {
          count: part.sample,
          total: pointsWords(part.total),
        })}
      </span>
    </h2>
    {!isOnly && <RuleTold rule={part.rule} />}
    {part.indicators.map((indicator) => (
      <Indicator key={indicator.score.id} indicator={indicator} />
    ))}
  </section>
);

const Beside = ({ score }: { readonly score: Explanation }) => (
  <section className="panel stack" aria-labelledby="beside-title">
    <h2 id="beside-title">{t('另列，不计入任何比率')}</h2>
    <ul className="count-lines">
      {score.beside.map((count) => (
        <CountLine key={count.measure} count={count} />
      ))}
    </ul>
  </section>
);

function Explanation({ score }: { readonly score: Explanation }) {
  return (
    <>
      <Total score={score} />
      {score.parts.map((part) => (
        <Part key={part.period} part={part} isOnly={score.parts.length === 1} />
      ))}
      <Beside score={score} />
      <CaseMix shares={score.caseMix} words={percent} />
    </>
  );
}

const NoScore = () => (
  <Explained
    title={t('这个时段没有得分')}
    text={t('没有派哨，或没有适用的考核规则。换一个时段看看。')}
  />
);

/** Why a score is what it is: indicators, figures, and from each figure its whistles. */
export function ScorePage() {
  const { organisation } = route.useParams();
  const { period = monthAfter(thisMonth(), -1) } = route.useSearch();
  const navigate = route.useNavigate();
  const isOwn = useMe().data?.account.organisation === organisation;
  const answer = useExplanation(organisation, period);
  const choose = (next: string): void => void navigate({ search: { period: next } });
  const name = answer.data?.organisationName ?? '';
  return (
    <Frame
      title={t('{{name}}{{period}}得分从何而来', { name, period: periodWords(period) })}
      choice={<PeriodChoice key={period} period={period} choose={choose} />}
    >
      <Answered answer={answer}>
        {(score) => (score === null ? <NoScore /> : <Explanation score={score} />)}
      </Answered>
      {isOwn && (
        <p>
          <Link to="/assessment/appeals">{t('本单位的申诉')}</Link>
        </p>
      )}
    </Frame>
  );
}
