import type { ReactNode } from 'react';

import type { SharePartsFragment, StatisticsMeasure, TotalsPartsFragment } from '../api/generated';
import { t } from '../app/text';
import { Change, FigureLink, Fraction, intervalWords, percent } from './figures';
import type { FigureSearch } from './search';
import { MEASURE } from './words';

interface Props {
  readonly totals: TotalsPartsFragment;
  /** What every number is narrowed to. */
  readonly base: FigureSearch;
}

interface RateProps {
  readonly name: string;
  readonly meaning: string;
  readonly share: SharePartsFragment;
  readonly before: SharePartsFragment | undefined;
  readonly measures: readonly [StatisticsMeasure, StatisticsMeasure];
  readonly base: FigureSearch;
}

const RateTile = ({ name, meaning, share, before, measures, base }: RateProps) => {
  const [part, whole] = measures.map((measure) => Object.assign({}, base, { measure }));
  return (
    <li className="tile">
      <h3>{name}</h3>
      <p className="big">{percent(share.rate)}</p>
      <p>
        <Fraction share={share} part={part ?? base} whole={whole ?? base} />{' '}
        <span className="muted">{meaning}</span>
      </p>
      <p className="muted">
        {share.rate === null
          ? t('没有可计的件，不计比率')
          : t('95% 区间 {{interval}}', { interval: intervalWords(share.interval) })}
      </p>
      <Change rate={share.rate} before={before?.rate} />
    </li>
  );
};

const RATES = [
  ['response', t('响应率'), t('按时响应 ÷ 应响应'), ['RESPONDED', 'DUE_RESPONSE']],
  ['resolution', t('解决率'), t('已核实办结 ÷ 应办结'), ['RESOLVED', 'DUE_RESOLUTION']],
  ['satisfaction', t('街道满意率'), t('评 3 分及以上 ÷ 已评哨'), ['SATISFIED', 'RATED']],
] as const satisfies readonly (readonly [
  'response' | 'resolution' | 'satisfaction',
  string,
  string,
  readonly [StatisticsMeasure, StatisticsMeasure],
])[];

const COUNTS = [
  ['yellowCards', 'YELLOW_CARDS'],
  ['redCards', 'RED_CARDS'],
  ['sentBack', 'SENT_BACK'],
  ['declined', 'DECLINED'],
  ['declineOverruled', 'DECLINE_OVERRULED'],
  ['problemOrders', 'PROBLEM_ORDERS'],
  ['notYetDue', 'NOT_YET_DUE'],
  ['awaitingStreet', 'AWAITING_STREET'],
  ['released', 'RELEASED'],
  ['excluded', 'EXCLUDED'],
] as const satisfies readonly (readonly [keyof TotalsPartsFragment, StatisticsMeasure])[];

const Count = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** 三率 and counts of the month, each with its denominator. */
export function MonthTiles({ totals, base }: Props) {
  const { previous } = totals;
  return (
    <section aria-label={t('本月合计')}>
      <ul className="tiles">
        <li className="tile">
          <h3>{t('派哨')}</h3>
          <p className="big">
            <FigureLink figure={Object.assign({}, base, { measure: 'SUMMONED' })}>
              {totals.summoned}
            </FigureLink>
          </p>
          <p className="muted">{t('主办、协办的召集，按项计')}</p>
          {previous && (
            <p className="muted">{t('上月 {{count}} 项', { count: previous.summoned })}</p>
          )}
        </li>
        {RATES.map(([key, name, meaning, measures]) => (
          <RateTile
            key={key}
            name={name}
            meaning={meaning}
            share={totals[key]}
            before={previous?.[key]}
            measures={measures}
            base={base}
          />
        ))}
        <RateTile
          name={t('群众满意率')}
          meaning={t('回访 3 分及以上 ÷ 已回访')}
          share={totals.residentSatisfaction}
          before={undefined}
          measures={['RESIDENT_SATISFIED', 'RESIDENT_ANSWERED']}
          base={base}
        />
      </ul>
      <dl className="counts panel">
        {COUNTS.map(([key, measure]) => (
          <Count key={key} name={MEASURE[measure]}>
            <FigureLink
              figure={Object.assign({}, base, { measure })}
              label={t('{{name}} {{count}}，看各件', {
                name: MEASURE[measure],
                count: totals[key],
              })}
            >
              {totals[key]}
            </FigureLink>
          </Count>
        ))}
      </dl>
    </section>
  );
}
