import { CLOCK_NAMES } from '#whistle';
import { proportionOf } from '../../domain/proportion.js';
import type { ClockStatistics } from '../../domain/tally.js';
import type { StatisticsRow } from '../../read/response-statistics/response-time-statistics.js';
import type { MonthlyReport } from '../month/monthly-report.js';
import { CLOCK_WORDS, minutesWords } from '../words.js';
import { figure, type Heading, html, type Html, table } from './html.js';
import { rateText, shareText } from './phrases.js';
import { durationChart } from './response-charts.js';

const intervalText = ({ onTime, due }: ClockStatistics): string => {
  const { low, high } = proportionOf(onTime, due);
  return low === null || high === null
    ? '–'
    : `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}%`;
};

const CLOCK_HEADINGS: readonly Heading[] = [
  { name: '环节', of: 'text' },
  ...['应做', '按时', '按时率', '95% 区间', '上月', '未到期', '中位用时', '九成不超过'].map(
    (name) => ({
      name,
    }),
  ),
];

const clockRows = ({ response, responseBefore }: MonthlyReport) =>
  CLOCK_NAMES.map((name) => {
    const clock = response.clocks[name];
    const before = responseBefore.clocks[name];
    return [
      CLOCK_WORDS[name],
      clock.due,
      clock.onTime,
      rateText(clock.onTime, clock.due),
      intervalText(clock),
      rateText(before.onTime, before.due),
      clock.notYetDue,
      minutesWords(clock.p50),
      minutesWords(clock.p90),
    ];
  });

const DEPARTMENT_HEADINGS: readonly Heading[] = [
  { name: '单位', of: 'text' },
  ...['召集', '办结', '未结', '退回', '退哨', '黄牌', '红牌'].map((name) => ({ name })),
  ...['签收率', '报到率', '办结率', '报到中位', '办结中位', '满意率'].map((name) => ({ name })),
];

const departmentCells = (name: string, { measures, clocks }: StatisticsRow) => [
  name,
  measures.summoned,
  measures.resolved,
  measures.stillOpen,
  measures.sentBack,
  measures.declined,
  measures.yellowCards,
  measures.redCards,
  shareText(clocks.acknowledge.onTimeRate),
  shareText(clocks.arrive.onTimeRate),
  shareText(clocks.resolve.onTimeRate),
  minutesWords(clocks.arrive.p50),
  minutesWords(clocks.resolve.p50),
  shareText(measures.rated === 0 ? null : measures.satisfied / measures.rated),
];

function departmentTable({ byDepartment, response, organisations }: MonthlyReport): Html {
  const rows = byDepartment.map((row) =>
    departmentCells(organisations.nameOf(row.keys.department ?? ''), row),
  );
  return table(DEPARTMENT_HEADINGS, rows, departmentCells('合计', response));
}

/** 三、响应和办理 */
export const responseSection = (report: MonthlyReport): Html =>
  html`<h2>三、响应和办理</h2>
    <h3>（一）各环节</h3>
    ${table(CLOCK_HEADINGS, clockRows(report))}
    <p class="note">
      按派哨月份归期。应做为截止时已到期的和已做完的；未到期、挂账和按时反馈后待街道核实的不计入比率，退哨成立的免计。用时为自然时间，扣除挂账。
    </p>
    ${figure(durationChart(report.response), '图 3　各环节用时分布（横轴为不超过的自然时间，数字为占已完成的百分比）')}
    <h3>（二）各单位</h3>
    ${departmentTable(report)}
    <p class="note">
      签收率、报到率、办结率均为按时率；满意率为街道评哨 3
      分及以上的占比。黄牌、红牌按时限自动认定。
    </p>`;
