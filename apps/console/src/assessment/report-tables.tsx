import type { DemandPartsFragment } from '../api/generated';
import { t } from '../app/text';
import { percent } from './figures';

export interface Line {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly string[];
}

interface Props {
  readonly label: string;
  readonly headings: readonly string[];
  readonly lines: readonly Line[];
}

/** A plain table that paper takes. */
export const ReportTable = ({ label, headings, lines }: Props) => (
  <div className="wide" role="region" aria-label={label} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={headings[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const ROWS = [
  ['carriedOver', t('上月结转')],
  ['raised', t('新增')],
  ['reopened', t('重开')],
  ['closed', t('结哨')],
  ['withdrawn', t('撤哨')],
  ['merged', t('并哨')],
  ['due', t('应办结')],
  ['inTime', t('按期办结')],
  ['returned', t('审哨退回')],
  ['rewhistled', t('复哨')],
  ['answered', t('回访')],
  ['satisfied', t('回访满意（3 分及以上）')],
] as const satisfies readonly (readonly [keyof DemandPartsFragment, string])[];

/** What came in and what became of it, beside the month before. */
export const DemandTable = ({
  now,
  before,
}: {
  readonly now: DemandPartsFragment;
  readonly before: DemandPartsFragment;
}) => (
  <ReportTable
    label={t('群众需求合计')}
    headings={[t('项目'), t('本月'), t('上月')]}
    lines={[
      ...ROWS.map(([key, name]) => ({ key, name, cells: [String(now[key]), String(before[key])] })),
      {
        key: 'rate',
        name: t('按期办结率（按期办结 ÷ 应办结）'),
        cells: [percent(now.inTimeRate), percent(before.inTimeRate)],
      },
    ]}
  />
);
