import { CLOCK_NAMES, type IntakeChannel } from '#whistle';
import { toStatisticsRow } from '../../read/response-statistics/statistics.type.js';
import { toDemandFigures } from './demand.type.js';
import { DURATION_STEPS } from './durations.js';
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

const durationsOf = ({ durations }: MonthlyReport): MonthlyReportType['durations'] =>
  CLOCK_NAMES.map((clock) => ({
    clock,
    steps: DURATION_STEPS.map(({ name, upTo }, index) => ({
      name,
      upToMinutes: Number.isFinite(upTo) ? upTo : null,
      count: durations[clock][index] ?? 0,
    })),
  }));

const repeatsOf = ({ repeats }: MonthlyReport): MonthlyReportType['repeats'] =>
  repeats?.flatMap(({ categoryName, count, whistles }) => {
    const last = whistles.at(-1);
    return last ? [{ categoryName, count, whistle: last.id, address: last.address }] : [];
  }) ?? null;

/**
 * The report as the API shows it.
 * @param listed how many the 红榜 and the 黑榜 name
 */
export function toMonthlyReport(report: MonthlyReport, listed: number): MonthlyReportType {
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
    response: toStatisticsRow(report.response),
    responseBefore: toStatisticsRow(report.responseBefore),
    durations: durationsOf(report),
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
