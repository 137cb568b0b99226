import type { IntakeChannel } from '#whistle';
import type { NamesOf } from '../../read/response-statistics/statistics-names.js';
import { toStatisticsRow } from '../../read/response-statistics/statistics-row.js';
import { toDemandFigures } from './demand.type.js';
import { type Board, boardsOf, classTableOf, type MonthlyReport } from './monthly-report.js';
import type { MonthlyReportType, ReportBoard } from './monthly-report.type.js';

function classesOf({ demand }: MonthlyReport): MonthlyReportType['byClass'] {
  const { channels, rows } = classTableOf(demand);
  return rows.map(({ code, name, counts, total }) => ({
    category: code,
    categoryName: name,
    raised: total,
    byChannel: counts.flatMap((raised, index) =>
      raised === 0 ? [] : [{ channel: channels[index] as IntakeChannel, raised }],
    ),
  }));
}

const placesOf = (cards: Board['ranked']): ReportBoard['ranked'] =>
  cards.map(({ department, departmentName, total, rank, sample }) => ({
    department,
    departmentName,
    total,
    rank,
    sample,
  }));

const toBoard = ({ kind, rule, minimumSample, ...lists }: Board): ReportBoard => ({
  kind,
  rule: `${rule.pack}@${rule.version}`,
  ruleDigest: rule.digest,
  minimumSample,
  ranked: placesOf(lists.ranked),
  unranked: placesOf(lists.unranked),
  red: placesOf(lists.red),
  black: placesOf(lists.black),
});

const repeatsOf = ({ repeats }: MonthlyReport): MonthlyReportType['repeats'] =>
  repeats?.flatMap(({ categoryName, count, whistles }) => {
    const last = whistles.at(-1);
    return last ? [{ categoryName, count, whistle: last.id, address: last.address }] : [];
  }) ?? null;

/** How a report is shown. */
interface Shown {
  /** How many the 红榜 and the 黑榜 name. */
  readonly listed: number;
  readonly namesOf: NamesOf;
}

/** The report as the API shows it. */
export function toMonthlyReport(
  report: MonthlyReport,
  { listed, namesOf }: Shown,
): MonthlyReportType {
  const { month, street, demand, meetings, organisations, cutOff, freshness } = report;
  const nameOf = (id: string) => organisations.nameOf(id);
  return {
    month,
    street: street ?? null,
    demand: toDemandFigures(demand.total),
    demandBefore: toDemandFigures(demand.before),
    byClass: classesOf(report),
    byKind: [...demand.byKind],
    byStreet: demand.byStreet.map(({ street: id, ...figures }) => ({
      street: id,
      streetName: nameOf(id),
      figures: toDemandFigures(figures),
    })),
    trend: [...demand.trend],
    response: toStatisticsRow(report.response, namesOf),
    responseBefore: toStatisticsRow(report.responseBefore, namesOf),
    boards: boardsOf(report.scores, listed).map(toBoard),
    meetings: {
      ...meetings,
      attendance: meetings.attendance.map(({ organisation, invited, attended }) => ({
        organisation,
        organisationName: nameOf(organisation),
        invited,
        attended,
      })),
    },
    repeats: repeatsOf(report),
    cutOff,
    freshness,
  };
}
