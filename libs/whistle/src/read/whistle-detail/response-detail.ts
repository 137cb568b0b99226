import type {
  DepartmentArrived,
  Evidence,
  ResolutionReported,
  WhistleEvent,
} from '../../domain/whistle.events.js';

/** What was said with an arrival, at once or afterwards. */
export interface ArrivalNote extends Pick<
  DepartmentArrived['data'],
  'person' | 'deviceAt' | 'location' | 'evidence'
> {
  /** The server's time, ISO 8601 UTC. */
  readonly at: string;
}

/** The latest arrival of a summons, as it was reported and answered. */
export interface ArrivalDetail extends ArrivalNote {
  readonly state: 'claimed' | 'confirmed' | 'disputed';
  readonly answeredAt: string | undefined;
  readonly disputedBecause: string | undefined;
  /** The device's time that judges once it is confirmed; undefined where the server's does anyway. */
  readonly deviceTime: DepartmentArrived['data']['deviceTime'];
  readonly supplements: readonly ArrivalNote[];
}

/** What was said with a report, at once or afterwards. */
export interface ReportNote {
  readonly at: string;
  readonly person: string | undefined;
  readonly summary: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** The latest report of a summons, and the street's answer. */
export interface ReportDetail extends ReportNote {
  readonly summary: string;
  readonly state: 'reported' | 'confirmed' | 'deemed' | 'sent-back';
  readonly answeredAt: string | undefined;
  readonly sentBackBecause: string | undefined;
  readonly supplements: readonly ReportNote[];
}

/** What a department has said of its work; undefined where it has not yet. */
export interface ResponseDetail {
  readonly arrival: ArrivalDetail | undefined;
  readonly report: ReportDetail | undefined;
}

const UNANSWERED = { answeredAt: undefined } as const;

/** What only this page shows: state keeps when something was said, and not what. */
export function responseDetail(events: readonly WhistleEvent[], summons: number): ResponseDetail {
  const ofIt = events.filter(({ data }) => 'summons' in data && data.summons === summons);
  return {
    arrival: ofIt.reduce(arrivalAfter, undefined),
    report: ofIt.reduce(reportAfter, undefined),
  };
}

const noteOf = ({ at, person, deviceAt, location, evidence }: ArrivalNote): ArrivalNote => ({
  at,
  person,
  ...(deviceAt !== undefined && { deviceAt }),
  ...(location && { location }),
  evidence,
});

function arrivalAfter(
  arrival: ArrivalDetail | undefined,
  { type, data }: WhistleEvent,
): ArrivalDetail | undefined {
  if (type === 'DepartmentArrived') {
    const claimed = { state: 'claimed', disputedBecause: undefined, supplements: [] } as const;
    const { deviceTime } = data;
    return { ...noteOf(data), ...claimed, ...UNANSWERED, deviceTime };
  }
  if (!arrival) return undefined;
  const { at: answeredAt } = data;
  switch (type) {
    case 'ArrivalSupplemented':
      return { ...arrival, supplements: [...arrival.supplements, noteOf(data)] };
    case 'ArrivalConfirmed':
      return { ...arrival, state: 'confirmed', answeredAt };
    case 'ArrivalDisputed':
      return { ...arrival, state: 'disputed', answeredAt, disputedBecause: data.reason };
    default:
      return arrival;
  }
}

const reportOf = (data: ResolutionReported['data']): ReportDetail => ({
  at: data.at,
  person: data.person,
  summary: data.summary,
  evidence: data.evidence,
  state: 'reported',
  sentBackBecause: undefined,
  supplements: [],
  ...UNANSWERED,
});

function reportAfter(
  report: ReportDetail | undefined,
  event: WhistleEvent,
): ReportDetail | undefined {
  if (event.type === 'ResolutionReported') return reportOf(event.data);
  if (!report) return undefined;
  const { at: answeredAt } = event.data;
  switch (event.type) {
    case 'ReportSupplemented': {
      const { at, person, summary, evidence } = event.data;
      return { ...report, supplements: [...report.supplements, { at, person, summary, evidence }] };
    }
    case 'ResolutionConfirmed':
      return { ...report, state: 'confirmed', answeredAt };
    case 'ResolutionDeemedVerified':
      return { ...report, state: 'deemed', answeredAt };
    case 'ResolutionSentBack':
      return { ...report, state: 'sent-back', answeredAt, sentBackBecause: event.data.reason };
    default:
      return report;
  }
}

/** Which of the two times judges an arrival. */
export type ArrivalJudge = 'device' | 'server';

/** The device's time judges where rules take it, and only once the street has countersigned. */
export const judgeOf = ({ deviceTime, state }: ArrivalDetail): ArrivalJudge =>
  deviceTime && state === 'confirmed' ? 'device' : 'server';
