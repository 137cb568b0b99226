import type { Measures } from './measures.js';

/**
 * The measures that rule files may use, over the lead and assisting summonses dispatched in a month.
 * The list is closed on purpose. Each is explained in `schema/rules/score-rules.schema.json`.
 */
const scoreMeasures = {
  summoned: (m) => m.summoned,
  dueAcknowledgement: (m) => m.acknowledgeOnTime + m.acknowledgeLate + m.acknowledgeOverdue,
  acknowledgedOnTime: (m) => m.acknowledgeOnTime,
  dueArrival: (m) => m.arriveOnTime + m.arriveLate + m.arriveOverdue,
  arrivedOnTime: (m) => m.arriveOnTime,
  dueResponse: (m) => m.dueResponse,
  respondedOnTime: (m) => m.responded,
  respondedOnTimeWithProof: (m) => m.respondedWithProof,
  dueResolution: (m) => m.dueResolution,
  resolved: (m) => m.resolved,
  dueResolutionOnTime: (m) => m.resolveOnTime + m.resolveLate + m.resolveOverdue,
  resolvedOnTime: (m) => m.resolveOnTime,
  sentBack: (m) => m.sentBack,
  rated: (m) => m.rated,
  satisfied: (m) => m.satisfied,
} satisfies Readonly<Record<string, (measures: Measures) => number>>;

export type ScoreMeasure = keyof typeof scoreMeasures;

export const SCORE_MEASURES = Object.keys(scoreMeasures) as ScoreMeasure[];

export const scoreMeasure = (name: ScoreMeasure, measures: Measures): number =>
  scoreMeasures[name](measures);
