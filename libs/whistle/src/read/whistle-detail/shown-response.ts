import { shownEvidence } from './evidence.type.js';
import {
  type ArrivalDetail,
  type ArrivalNote,
  judgeOf,
  type ReportDetail,
  type ReportNote,
} from './response-detail.js';
import type {
  ArrivalSupplementType,
  ArrivalType,
  ReportSupplementType,
  ReportType,
} from './response.types.js';

const shownArrivalNote = (note: ArrivalNote): ArrivalSupplementType => ({
  at: note.at,
  deviceAt: note.deviceAt ?? null,
  person: note.person,
  location: note.location ?? null,
  evidence: shownEvidence(note.evidence),
});

const judgedAtOf = (arrival: ArrivalDetail): string =>
  judgeOf(arrival) === 'device' && arrival.deviceTime ? arrival.deviceTime.at : arrival.at;

export const shownArrival = (arrival: ArrivalDetail | undefined): ArrivalType | null =>
  arrival
    ? {
        ...shownArrivalNote(arrival),
        state: arrival.state,
        answeredAt: arrival.answeredAt ?? null,
        disputedBecause: arrival.disputedBecause ?? null,
        judgedBy: judgeOf(arrival),
        judgedAt: judgedAtOf(arrival),
        supplements: arrival.supplements.map(shownArrivalNote),
      }
    : null;

const shownReportNote = (note: ReportNote): ReportSupplementType => ({
  at: note.at,
  person: note.person ?? null,
  summary: note.summary ?? null,
  evidence: shownEvidence(note.evidence),
});

export const shownReport = (report: ReportDetail | undefined): ReportType | null =>
  report
    ? {
        ...shownReportNote(report),
        state: report.state,
        answeredAt: report.answeredAt ?? null,
        sentBackBecause: report.sentBackBecause ?? null,
        supplements: report.supplements.map(shownReportNote),
      }
    : null;
