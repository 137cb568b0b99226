import type { RatesPartsFragment } from '../api/generated';
import { t } from '../app/text';
import { FigureLink, Fraction, percent } from './figures';
import type { MonthFigures } from './month-page';
import type { FigureSearch } from './search';

interface Line extends RatesPartsFragment {
  readonly name: string;
  readonly filter: FigureSearch;
}

interface PartProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly base: FigureSearch;
}

const Part = ({ title, lines, base }: PartProps) => (
  <div className="wide" role="region" aria-label={title} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {[title, t('派哨'), t('响应率'), t('解决率')].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const of = (measure: FigureSearch['measure']): FigureSearch =>
            Object.assign({}, base, line.filter, measure && { measure });
          return (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td>
                <FigureLink figure={of('SUMMONED')}>{line.summoned}</FigureLink>
              </td>
              <td>
                {percent(line.response.rate)}{' '}
                <Fraction share={line.response} part={of('RESPONDED')} whole={of('DUE_RESPONSE')} />
              </td>
              <td>
                {percent(line.resolution.rate)}{' '}
                <Fraction
                  share={line.resolution}
                  part={of('RESOLVED')}
                  whole={of('DUE_RESOLUTION')}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);

const most = (lines: readonly Line[]): readonly Line[] =>
  [...lines].sort((one, other) => other.summoned - one.summoned);

/** What the month was made of: unlike mixes explain unlike rates. */
export function MixPanel({
  figures,
  base,
}: {
  readonly figures: MonthFigures;
  readonly base: FigureSearch;
}) {
  const kinds = figures.byKind.map((row) =>
    Object.assign({}, row, { name: row.kindName ?? '', filter: { kind: row.kind ?? '' } }),
  );
  const categories = figures.byCategory.map((row) =>
    Object.assign({}, row, {
      name: t('{{name}}（{{code}}）', { name: row.categoryName, code: row.category }),
      filter: { category: row.category ?? '' },
    }),
  );
  const channels = figures.byChannel.map((row) =>
    Object.assign({}, row, { name: row.channelName ?? '', filter: { channel: row.channel ?? '' } }),
  );
  return (
    <section className="panel stack" aria-labelledby="mix-title">
      <h2 id="mix-title">{t('构成')}</h2>
      <Part title={t('种类')} lines={most(kinds)} base={base} />
      <Part title={t('类别')} lines={most(categories)} base={base} />
      <Part title={t('受理渠道')} lines={most(channels)} base={base} />
    </section>
  );
}
