import type { Demand } from '../demand-statistics/demand.js';
import { classTableOf, type MonthlyReport } from '../month/monthly-report.js';
import { channelWord } from '../words.js';
import { boardsText } from './boards-section.js';
import { meetingText, repeatText } from './closing-sections.js';
import { demandChart, trendChart } from './demand-charts.js';
import { figure, type Heading, html, type Html, table } from './html.js';
import { countChange, rateChange, rateText, shareText, tile } from './phrases.js';

const handledOf = ({ raised, carriedOver, reopened }: Demand) => raised + carriedOver + reopened;
const endedOf = ({ closed, withdrawn, merged }: Demand) => closed + withdrawn + merged;
const openOf = (demand: Demand) => handledOf(demand) - endedOf(demand);
const inTimeOf = ({ inTime: part, due: whole }: Demand) => ({ part, whole });

function overviewText({ demand, response }: MonthlyReport): Html {
  const { total, before } = demand;
  const reopened = total.reopened > 0 ? `、重开 ${total.reopened} 件` : '';
  const answered =
    total.answered > 0
      ? `回访居民 ${total.answered} 件次，满意 ${total.satisfied} 件次，满意率 ${rateText(total.satisfied, total.answered)}。`
      : '本月没有居民回访记录。';
  return html`<p class="lead">
      本月新增群众需求（吹哨）${total.raised}
      件，${countChange(total.raised, before.raised)}；上月结转 ${total.carriedOver}
      件${reopened}，共计办理 ${handledOf(total)} 件。其中结哨 ${total.closed} 件、撤哨
      ${total.withdrawn} 件、并哨 ${total.merged} 件，尚未办结 ${openOf(total)} 件。
    </p>
    <p class="lead">
      本月到期应办结 ${total.due} 件，按期办结 ${total.inTime} 件，按期办结率
      ${rateText(total.inTime, total.due)}，${rateChange(inTimeOf(total), inTimeOf(before))}。${answered}
    </p>
    <p class="lead">
      本月共召集部门 ${response.measures.summoned}
      项（主办、协办）。“件”是哨数，“项”是召集数，一哨可召集多个部门，两者分别统计，不相加。
    </p>`;
}

function tilesOf({ demand, response, responseBefore }: MonthlyReport): Html {
  const { total, before } = demand;
  const resolve = response.clocks.resolve;
  const resolveBefore = responseBefore.clocks.resolve;
  return html`<div class="tiles">
    ${tile('新增（件）', total.raised, countChange(total.raised, before.raised))}
    ${tile('结转（件）', total.carriedOver, `与新增合计 ${total.raised + total.carriedOver} 件`)}
    ${tile('结哨（件）', total.closed, countChange(total.closed, before.closed))}
    ${tile('按期办结率', rateText(total.inTime, total.due), rateChange(inTimeOf(total), inTimeOf(before)))}
    ${tile('召集（项）', response.measures.summoned, countChange(response.measures.summoned, responseBefore.measures.summoned))}
    ${tile(
      '部门办结按时率',
      rateText(resolve.onTime, resolve.due),
      rateChange(
        { part: resolve.onTime, whole: resolve.due },
        { part: resolveBefore.onTime, whole: resolveBefore.due },
      ),
    )}
    ${tile('居民满意率', rateText(total.satisfied, total.answered), `回访 ${total.answered} 件次`)}
    ${tile('尚未办结（件）', openOf(total), '含未到期')}
  </div>`;
}

/** 一、总体情况 */
export const overviewSection = (report: MonthlyReport): Html =>
  html`<h2>一、总体情况</h2>
    ${tilesOf(report)} ${overviewText(report)} ${boardsText(report)}
    <p class="lead">${meetingText(report)}${repeatText(report)}</p>
    ${figure(trendChart(report.demand.trend), '图 1　新增、办理完结与按期办结率（按月）')}`;

function classSection(report: MonthlyReport): Html {
  const shown = classTableOf(report.demand);
  if (shown.total === 0) return html`<p>本月没有新增。</p>`;
  const headings: Heading[] = [
    { name: '类别（GB/T 30428）', of: 'text' },
    ...shown.channels.map((channel) => ({ name: channelWord(channel) })),
    { name: '合计' },
    { name: '占比' },
  ];
  const rows = shown.rows.map(({ name, of, counts, total }) => [
    of === '' ? name : `${name}（${of}）`,
    ...counts,
    total,
    shareText(total / shown.total),
  ]);
  const totals = ['合计', ...shown.totals, shown.total, '100.0%'];
  return html`${table(headings, rows, totals)}
  ${figure(demandChart(shown), '图 2　各类别新增件数及受理渠道')}`;
}

const STREET_HEADINGS: readonly Heading[] = [
  { name: '街道', of: 'text' },
  ...['结转', '新增', '重开', '结哨', '撤、并', '未办结', '应办结', '按期', '按期率'].map(
    (name) => ({
      name,
    }),
  ),
  ...['审哨退回', '复哨', '派单准确率'].map((name) => ({ name })),
];

const streetCells = (name: string, demand: Demand, accuracy: number | null) => [
  name,
  demand.carriedOver,
  demand.raised,
  demand.reopened,
  demand.closed,
  demand.withdrawn + demand.merged,
  openOf(demand),
  demand.due,
  demand.inTime,
  rateText(demand.inTime, demand.due),
  demand.returned,
  demand.rewhistled,
  shareText(accuracy),
];

function streetTable({ demand, response, responseByStreet, organisations }: MonthlyReport): Html {
  const rows = demand.byStreet.map(({ street, ...counts }) => {
    const called = responseByStreet.find(({ keys }) => keys.street === street);
    return streetCells(organisations.nameOf(street), counts, called?.dispatchAccuracy ?? null);
  });
  const totals = streetCells('合计', demand.total, response.dispatchAccuracy);
  return table(STREET_HEADINGS, rows, totals);
}

/** 二、群众需求 */
export const demandSection = (report: MonthlyReport): Html =>
  html`<h2>二、群众需求</h2>
    <h3>（一）渠道和类别</h3>
    ${classSection(report)}
    <h3>（二）各街道</h3>
    ${streetTable(report)}
    <p class="note">
      街道按编号排列，哨数多少不作排名。审哨退回、复哨和派单准确率是吹哨一方的情况，用于双向考核。
    </p>`;
