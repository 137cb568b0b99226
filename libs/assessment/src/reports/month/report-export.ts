import type { ScoreRulesUsed } from '../../domain/scorecard.js';
import { rateOf } from '../../domain/tally.js';
import { DEMAND_MEASURES } from '../demand-statistics/demand-run.js';
import type { Demand } from '../demand-statistics/demand.js';
import type { Column, Export, ExportTable, Row } from '../export/export-content.js';
import { channelWord, DEMAND_WORDS, monthWords } from '../words.js';
import { column, RESPONSE_COLUMNS, responseCells, scoreTable, share } from './figure-tables.js';
import { classTableOf, type MonthlyReport, rulesOf } from './monthly-report.js';

const DEMAND_COLUMNS: readonly Column[] = [
  ...(['carriedOver', ...DEMAND_MEASURES] as const).map((id) => column(id, DEMAND_WORDS[id])),
  share('inTimeRate', '按期办结率'),
];

const demandCells = (demand: Demand): Row => [
  demand.carriedOver,
  ...DEMAND_MEASURES.map((measure) => demand[measure]),
  rateOf(demand.inTime, demand.due),
];

const overview = ({ month, demand }: MonthlyReport): ExportTable => ({
  id: 'overview',
  name: '群众需求',
  columns: [column('period', '期间'), ...DEMAND_COLUMNS],
  rows: [
    [`${month}（本月）`, ...demandCells(demand.total)],
    ['上月', ...demandCells(demand.before)],
  ],
});

function byClass({ demand }: MonthlyReport): ExportTable {
  const { channels, rows, totals, total } = classTableOf(demand);
  return {
    id: 'by-class',
    name: '渠道和类别',
    columns: [
      column('code', '大类'),
      column('name', '名称'),
      ...channels.map((channel) => column(channel, channelWord(channel))),
      column('total', '合计'),
    ],
    rows: [
      ...rows.map((row): Row => [row.code, row.name, ...row.counts, row.total]),
      ['', '合计', ...totals, total],
    ],
  };
}

const byStreet = ({ demand, organisations }: MonthlyReport): ExportTable => ({
  id: 'by-street',
  name: '各街道',
  columns: [column('street', '编号'), column('name', '街道'), ...DEMAND_COLUMNS],
  rows: demand.byStreet.map(({ street, ...counts }): Row => [
    street,
    organisations.nameOf(street),
    ...demandCells(counts),
  ]),
});

const byDepartment = (report: MonthlyReport): ExportTable => ({
  id: 'by-department',
  name: '召集和响应',
  columns: [column('department', '编号'), column('name', '单位'), ...RESPONSE_COLUMNS],
  rows: [
    ['', '合计', ...responseCells(report.response)],
    ...report.byDepartment.map((row): Row => {
      const id = row.keys.department ?? '';
      return [id, report.organisations.nameOf(id), ...responseCells(row)];
    }),
  ],
});

const meetings = ({ meetings: record, organisations }: MonthlyReport): ExportTable => ({
  id: 'meetings',
  name: '联席会议',
  columns: [
    column('organisation', '编号'),
    column('name', '单位'),
    column('invited', '应到'),
    column('attended', '实到'),
    share('rate', '到会率'),
  ],
  rows: record.attendance.map(({ organisation, invited, attended }): Row => [
    organisation,
    organisations.nameOf(organisation),
    invited,
    attended,
    rateOf(attended, invited),
  ]),
});

const repeats = ({ repeats: places, organisations }: MonthlyReport): ExportTable => ({
  id: 'repeats',
  name: '反复发生',
  columns: [
    column('category', '大类'),
    column('categoryName', '名称'),
    column('count', '次数'),
    column('street', '街道'),
    column('address', '最近一次的地址'),
    column('whistle', '最近一次的哨'),
  ],
  rows: (places ?? []).map(({ category, categoryName, count, whistles }): Row => {
    const last = whistles.at(-1);
    const street = last ? organisations.nameOf(last.street) : '';
    return [category, categoryName, count, street, last?.address ?? '', last?.id ?? ''];
  }),
});

const ruleText = ({ name, pack, version, digest }: ScoreRulesUsed): string =>
  `${name} ${pack}@${version}（摘要 ${digest}）`;

/** What the rules of scores are called in the head of an export. */
export const ruleTextsOf = (scores: Parameters<typeof rulesOf>[0]): string[] =>
  rulesOf(scores).map(ruleText);

/** Whose report it is: the district, or the street. */
export const ownerOf = ({ street, district, organisations }: MonthlyReport): string =>
  street === undefined ? district : organisations.nameOf(street);

export const titleOf = (report: MonthlyReport): string =>
  `${ownerOf(report)}群众需求月报（${monthWords(report.month)}）`;

/** The month's report as tables. */
export const reportExport = (report: MonthlyReport, madeBy: string): Export => ({
  head: {
    title: titleOf(report),
    period: report.month,
    cutOff: report.cutOff,
    rules: ruleTextsOf(report.scores),
    madeAt: report.madeAt,
    madeBy,
  },
  tables: [
    overview(report),
    byClass(report),
    byStreet(report),
    byDepartment(report),
    scoreTable(report.scores.cards),
    meetings(report),
    repeats(report),
  ],
});
