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
  deferred: (m) => m.deferred,
  deferredOnTime: (m) => m.deferredOnTime,
  dueContact: (m) => m.contactOnTime + m.contactLate + m.contactOverdue,
  contactedOnTime: (m) => m.contactOnTime,
  sentBack: (m) => m.sentBack,
  returnedOnce: (m) => m.returnedOnce,
  returnedTwice: (m) => m.returnedTwice,
  returnedThrice: (m) => m.returnedThrice,
  declined: (m) => m.declined,
  declineOverruled: (m) => m.declineOverruled,
  supervised: (m) => m.supervised,
  problemOrders: (m) => m.problemOrders,
  yellowCards: (m) => m.yellowCards,
  redCards: (m) => m.redCards,
  overdue: (m) => m.resolveOverdue + m.resolveLate,
  rated: (m) => m.rated,
  rated1: (m) => m.rated1,
  rated2: (m) => m.rated2,
  rated3: (m) => m.rated3,
  rated4: (m) => m.rated4,
  rated5: (m) => m.rated5,
  satisfied: (m) => m.satisfied,
  satisfactionSum: (m) => m.satisfactionSum,
  responseRatingSum: (m) => m.responseRatingSum,
  cooperationRatingSum: (m) => m.cooperationRatingSum,
  implementationRatingSum: (m) => m.implementationRatingSum,
  residentAnswered: (m) => m.residentAnswered,
  residentSatisfied: (m) => m.residentSatisfied,
  residentSum: (m) => m.residentSum,
  firstCalls: (m) => m.firstCalls,
  firstCallsStood: (m) => m.firstCallsStood,
  dueConfirmArrival: (m) => m.confirmArrivalOnTime + m.confirmArrivalLate + m.confirmArrivalOverdue,
  confirmedArrivalOnTime: (m) => m.confirmArrivalOnTime,
  dueVerification: (m) => m.verifyOnTime + m.verifyLate + m.verifyOverdue,
  verifiedOnTime: (m) => m.verifyOnTime,
  dueRating: (m) => m.rateOnTime + m.rateLate + m.rateOverdue,
  ratedOnTime: (m) => m.rateOnTime,
} satisfies Readonly<Record<string, (measures: Measures) => number>>;

export type ScoreMeasure = keyof typeof scoreMeasures;

export const SCORE_MEASURES = Object.keys(scoreMeasures) as ScoreMeasure[];

export const scoreMeasure = (name: ScoreMeasure, measures: Measures): number =>
  scoreMeasures[name](measures);
