import type { StatisticsMeasure, StreetStepsPartsFragment } from '../api/generated';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { FigureLink, percent } from './figures';
import type { FigureSearch } from './search';

interface Figure {
  readonly part: number;
  readonly whole: number;
  readonly rate: number | null;
  readonly measures: readonly [StatisticsMeasure, StatisticsMeasure];
}

/** Of a street itself: whether it called the right ones, and its own steps in time. */
const figuresOf = (row: StreetStepsPartsFragment): readonly Figure[] => [
  {
    part: row.firstCallsStood,
    whole: row.firstCalls,
    rate: row.dispatchAccuracy,
    measures: ['FIRST_CALLS_STOOD', 'FIRST_CALLS'],
  },
  {
    part: row.confirmArrival.onTime,
    whole: row.confirmArrival.due,
    rate: row.confirmArrival.onTimeRate,
    measures: ['CONFIRM_ARRIVAL_ON_TIME', 'DUE_CONFIRM_ARRIVAL'],
  },
  {
    part: row.verify.onTime,
    whole: row.verify.due,
    rate: row.verify.onTimeRate,
    measures: ['VERIFY_ON_TIME', 'DUE_VERIFICATION'],
  },
  {
    part: row.rate.onTime,
    whole: row.rate.due,
    rate: row.rate.onTimeRate,
    measures: ['RATE_ON_TIME', 'DUE_RATING'],
  },
];

const HEADINGS = [
  t('街道'),
  t('派单准确率（首派站住 ÷ 首派）'),
  t('到场确认按时率'),
  t('核实按时率'),
  t('评哨按时率'),
];

const Cell = ({ figure, base }: { readonly figure: Figure; readonly base: FigureSearch }) => {
  const [part, whole] = figure.measures;
  return (
    <td>
      {percent(figure.rate)}{' '}
      <span className="fraction">
        <FigureLink figure={Object.assign({}, base, { measure: part })}>{figure.part}</FigureLink>
        {' ÷ '}
        <FigureLink figure={Object.assign({}, base, { measure: whole })}>{figure.whole}</FigureLink>
      </span>
    </td>
  );
};

interface Props {
  readonly rows: readonly StreetStepsPartsFragment[];
  readonly base: FigureSearch;
}

const Row = ({
  row,
  base,
}: {
  readonly row: StreetStepsPartsFragment;
  readonly base: FigureSearch;
}) => {
  const own = Object.assign({}, base, row.street !== null && { street: row.street });
  return (
    <tr>
      <th scope="row">{row.streetName}</th>
      {figuresOf(row).map((figure) => (
        <Cell key={figure.measures[0]} figure={figure} base={own} />
      ))}
    </tr>
  );
};

/** 双考核: the blow is assessed too. In order of ids; a street sees its own row alone. */
export function StreetSteps({ rows, base }: Props) {
  const isDepartment = useMe().data?.account.role === 'DEPARTMENT';
  if (isDepartment || rows.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="streets-title">
      <h2 id="streets-title">{t('街道自身环节')}</h2>
      <p className="muted">{t('按编号排列，不比吹哨多少，不排名；没有时限的环节没有应办。')}</p>
      <div className="wide" role="region" aria-label={t('街道自身环节')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {HEADINGS.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.street} row={row} base={base} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
