import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';

import { ask } from '../api/client';
import { StreetByDepartment, type StreetByDepartmentQuery } from '../api/generated';
import { t } from '../app/text';
import type { ChartOption } from '../charts/chart';
import { FIGURE_AXIS } from './chart-parts';
import { Fraction, percent } from './figures';
import { LazyChart } from './lazy-chart';
import { daysOf, type FigureSearch } from './search';

type Cell = StreetByDepartmentQuery['responseTimeStatistics']['rows'][number];

interface Grid {
  readonly streets: readonly (readonly [string, string])[];
  readonly departments: readonly (readonly [string, string])[];
  readonly cells: readonly Cell[];
}

const namesOf = (pairs: readonly (readonly [string | null, string | null])[]) =>
  [...new Map(pairs.map(([id, name]) => [id ?? '', name ?? ''] as const))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );

const gridOf = (cells: readonly Cell[]): Grid => ({
  streets: namesOf(cells.map(({ street, streetName }) => [street, streetName])),
  departments: namesOf(cells.map(({ department, departmentName }) => [department, departmentName])),
  cells,
});

const HUNDRED = 100;

const toldOf = ({ streetName, departmentName, response }: Cell): string =>
  t('{{street}}召集{{department}}：响应率 {{rate}}（{{part}} ÷ {{whole}}）', {
    street: streetName,
    department: departmentName,
    rate: percent(response.rate),
    part: response.numerator,
    whole: response.denominator,
  });

/** From light to dark: one colour, so that whoever does not tell red from green reads it too. */
const SHADES = ['#eaf1fb', '#9dbfee', '#4a83cc', '#0b4a99'];
const DARK_FROM = 0.62;

function optionOf({ streets, departments, cells }: Grid): ChartOption {
  const place = (list: Grid['streets'], id: string | null): number =>
    list.findIndex(([one]) => one === id);
  return {
    grid: { left: 132, right: 12, top: 84, bottom: 44 },
    xAxis: Object.assign({}, FIGURE_AXIS, {
      type: 'category',
      position: 'top',
      data: streets.map(([, name]) => name),
      axisLabel: { fontSize: 13, rotate: 40, interval: 0 },
    }),
    yAxis: Object.assign({}, FIGURE_AXIS, {
      type: 'category',
      inverse: true,
      data: departments.map(([, name]) => name),
      axisLabel: { fontSize: 13, interval: 0, width: 124, overflow: 'truncate' },
    }),
    visualMap: {
      type: 'continuous',
      min: 0,
      max: HUNDRED,
      dimension: 2,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 160,
      text: ['100%', '0%'],
      inRange: { color: SHADES },
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const cell = cells[dataIndex];
        return cell ? toldOf(cell) : '';
      },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ street, department, response: { rate, numerator, denominator } }) => ({
          value: [
            place(streets, street),
            place(departments, department),
            rate === null ? null : rate * HUNDRED,
          ],
          label: {
            show: true,
            fontSize: 12,
            color: (rate ?? 0) > DARK_FROM ? '#fff' : '#1c2430',
            formatter: `${numerator}/${denominator}`,
          },
        })),
        itemStyle: { borderColor: '#fff', borderWidth: 2 },
      },
    ],
  };
}

function HeatTable({ grid, base }: { readonly grid: Grid; readonly base: FigureSearch }) {
  return (
    <table>
      <thead>
        <tr>
          {[t('街道'), t('部门'), t('响应率'), t('按时响应 ÷ 应响应')].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.cells.map((cell) => (
          <tr key={`${cell.street}/${cell.department}`}>
            <th scope="row">{cell.streetName}</th>
            <td className="text">{cell.departmentName}</td>
            <td>{percent(cell.response.rate)}</td>
            <td>
              <Fraction
                share={cell.response}
                part={figureOf(base, cell, 'RESPONDED')}
                whole={figureOf(base, cell, 'DUE_RESPONSE')}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const figureOf = (
  base: FigureSearch,
  { street, department }: Cell,
  measure: 'RESPONDED' | 'DUE_RESPONSE',
): FigureSearch =>
  Object.assign({ measure }, base, street && { street }, department && { department });

interface Props {
  readonly month: string;
  readonly department: string | undefined;
}

const ROW_PIXELS = 30;
const AROUND_PIXELS = 136;

/** Who answers whom: each cell a street's calls to a department, as on time ÷ due. */
export function Heat({ month, department }: Props) {
  const navigate = useNavigate();
  const days = daysOf(month);
  const { data } = useQuery({
    queryKey: ['assessment', month, 'heat', department],
    queryFn: async () =>
      (
        await ask(
          StreetByDepartment,
          Object.assign({ filter: department === undefined ? null : { department } }, days),
        )
      ).responseTimeStatistics,
  });
  const grid = useMemo(() => gridOf(data?.rows ?? []), [data]);
  const option = useMemo(() => optionOf(grid), [grid]);
  if (!data || grid.cells.length === 0) return null;
  const base: FigureSearch = Object.assign({ cutOff: data.cutOff }, days);
  const open = ({ dataIndex }: { readonly dataIndex: number }): void => {
    const cell = grid.cells[dataIndex];
    if (cell)
      void navigate({ to: '/assessment/summonses', search: figureOf(base, cell, 'DUE_RESPONSE') });
  };
  return (
    <section className="panel stack" aria-labelledby="heat-title">
      <h2 id="heat-title">{t('街道 × 部门响应率')}</h2>
      <p className="muted">
        {t(
          '格内为按时响应 ÷ 应响应，颜色越深比率越高；件数少的格只供查找，不作比较。点格看各件。按编号排列，不排名。',
        )}
      </p>
      <div className="wide" role="region" aria-label={t('街道 × 部门响应率')} tabIndex={0}>
        <div className="heat">
          <LazyChart
            label={t('街道 × 部门响应率：{{streets}} 个街道，{{departments}} 个单位，各格见表格', {
              streets: grid.streets.length,
              departments: grid.departments.length,
            })}
            option={option}
            height={AROUND_PIXELS + ROW_PIXELS * grid.departments.length}
            table={<HeatTable grid={grid} base={base} />}
            onPick={open}
          />
        </div>
      </div>
    </section>
  );
}
