import type { CountPartsFragment, ExplainScoreQuery } from '../api/generated';
import { t } from '../app/text';
import { FigureLink, intervalWords, pointsWords } from './figures';
import type { FigureSearch } from './search';

type Explanation = NonNullable<ExplainScoreQuery['explainScore']>;
type Explained = Explanation['parts'][number]['indicators'][number];

const figureOf = ({
  measure,
  from,
  to,
  cutOff,
  department,
  street,
  scope,
}: CountPartsFragment): FigureSearch =>
  Object.assign(
    { measure, from, to, cutOff, scope },
    department !== null && { department },
    street !== null && { street },
  );

/** A count, with what it counts, and the way to its whistles. */
export const CountLine = ({ count }: { readonly count: CountPartsFragment }) => (
  <li>
    <FigureLink
      figure={figureOf(count)}
      label={t('{{name}} {{count}}，看各件', { name: count.name, count: count.value })}
    >
      {count.name} {count.value}
    </FigureLink>
    {count.counted !== count.value && (
      <span className="tag">{t('加倍后计 {{count}}', { count: count.counted })}</span>
    )}{' '}
    <span className="muted">{count.meaning}</span>
  </li>
);

const WIDTH = 100;

/** How much of its marks was earned, as a length; the number stands beside it. */
const Earned = ({ share }: { readonly share: number }) => (
  <div className="earned" aria-hidden="true">
    <div style={{ width: `${Math.max(0, Math.min(1, share)) * WIDTH}%` }} />
  </div>
);

/** One indicator: what was earned, how it was calculated, and of which counts. */
export function Indicator({ indicator }: { readonly indicator: Explained }) {
  const { score, calculation, counts, notes } = indicator;
  return (
    <article className="indicator" aria-label={score.name}>
      <div className="row between">
        <h3>{score.name}</h3>
        <strong>
          {pointsWords(score.points)}
          {score.weight > 0 && <span className="muted"> / {score.weight}</span>}
        </strong>
      </div>
      {score.weight > 0 && score.points !== null && <Earned share={score.points / score.weight} />}
      {calculation === '' ? (
        <p>{t('没有可计的件，这一项不计入，其余按权重折算。')}</p>
      ) : (
        <p className="calculation">
          {pointsWords(score.points)} = {calculation}
        </p>
      )}
      {score.interval !== null && (
        <p className="muted">
          {t('95% 区间 {{interval}}', { interval: intervalWords(score.interval) })}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      <ul className="count-lines">
        {counts.map((count) => (
          <CountLine key={count.measure} count={count} />
        ))}
      </ul>
    </article>
  );
}
