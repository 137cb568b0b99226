import type { ScorePeriod } from '../domain/score-period.js';
import type { Scoring } from '../domain/scorecard.js';
import { sumsNeeded } from '../domain/score-boards.js';
import { scorecardsOf } from '../domain/scorer.js';
import { type PeriodResult, resultOf } from './canonical-scores.js';
import { KnownEvents } from './known-events.js';
import { type FactListener, measuresInLog } from './measures-in-log.js';
import { CollectedInputs, type InputsSeal } from './period-inputs.js';
import type { PassLog } from './whistles-in-log.js';

/** Which scores are computed from a log. */
export interface PeriodQuestion {
  readonly period: ScorePeriod;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  /** Says what of the log was known, for one pass; all of it where absent. */
  readonly known?: KnownEvents | undefined;
}

/** What a pass over the log found. */
export interface LoggedScores {
  /** One result for each way of scoring that was asked for, in its order. */
  readonly results: readonly PeriodResult[];
  /** How many whistle events were read: what was known, see {@link Known}. */
  readonly events: number;
}

/**
 * The scores of a period by one or several sets of rules, from the log alone and in one pass over it.
 * @throws EventStoreError, LogTooLongError
 */
export async function scoresInLog(
  log: PassLog,
  scorings: readonly Scoring[],
  question: PeriodQuestion,
  listener?: FactListener,
): Promise<LoggedScores> {
  const { period, cutOff, known = new KnownEvents(undefined) } = question;
  const sums = scorings.map((scoring) => sumsNeeded(scoring, period));
  const found = await measuresInLog(log, { cutOff, sums }, { listener, known });
  const results = scorings.map((scoring, at) =>
    resultOf(period.id, cutOff, scorecardsOf(scoring, period, found[at] ?? new Map())),
  );
  return { results, events: known.seen };
}

/** A result with the fingerprint of what it was computed from. */
export interface SealedScores {
  readonly result: PeriodResult;
  readonly inputs: InputsSeal;
  readonly events: number;
}

/** As {@link scoresInLog}, by one set of rules, with everything that a seal holds. */
export async function sealedScoresInLog(
  log: PassLog,
  scoring: Scoring,
  question: PeriodQuestion,
  listener?: FactListener,
): Promise<SealedScores> {
  const inputs = new CollectedInputs();
  const { results, events } = await scoresInLog(log, [scoring], question, (...fact) => {
    inputs.listen(...fact);
    listener?.(...fact);
  });
  const [result] = results;
  if (!result) throw new Error('no rules, no result');
  return { result, inputs: inputs.seal(), events };
}
