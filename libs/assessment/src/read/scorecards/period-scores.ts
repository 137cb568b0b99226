import type { Organisations } from '#directory';
import type { Clock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { inputError } from '#graphql';
import type { Questions, ReadStore } from '#read-store';
import { sumsNeeded } from '../../domain/score-boards.js';
import type { ScorePeriod } from '../../domain/score-period.js';
import type { Scores } from '../../domain/scorecard.js';
import { scorecardsOf } from '../../domain/scorer.js';
import type { PeriodStage } from '../../periods/assessment-period.state.js';
import { PublishedScores, type Standing } from '../../periods/published-scores.js';
import { type LiveScoreRules, openLiveScoreRules } from '../../live-score-rules.js';
import type { ScoreRuleSelection } from '../../score-rule-files.js';
import { askStatistics, type FreshAnswer, statisticsFreshness } from '../statistics-answer.js';
import { scoreSums, unpackedSums } from './score-sums.query.js';
import { scoringOf } from './scorecards.js';

/** Scores, and how far their period is. */
export interface StagedScores extends Scores {
  readonly stage: PeriodStage;
  /** Of the sealed edition that they are from, 0 for 初步结果; null where they are computed now. */
  readonly edition: number | null;
}

export interface PeriodScoresQuestion {
  readonly period: ScorePeriod;
  /** An edition of the period, 0 for 初步结果; the one that holds where absent. */
  readonly edition?: number | undefined;
  /** What a past instant knew, ISO 8601 UTC; now where absent. */
  readonly asOf?: string | undefined;
}

/** Who asks, and after which of his writes. */
export interface Asking {
  readonly afterPosition?: string | undefined;
  readonly asker?: string | undefined;
}

interface Parts {
  readonly store: ReadStore;
  readonly questions: Questions;
  readonly rules: LiveScoreRules;
  readonly published: PublishedScores;
}

/** The scores of a period as they hold: sealed from 初步结果 on, computed while it is open. */
export class PeriodScores {
  constructor(private readonly parts: Parts) {}

  /** `then`: the directory as it was at the end of the period. */
  async of(
    question: PeriodScoresQuestion,
    then: Organisations,
    asking: Asking = {},
  ): Promise<FreshAnswer<StagedScores>> {
    const { scores, cutOff, ...standing } = await this.#standingOf(question);
    const staged = ({ cards, unscored }: Scores): StagedScores => ({
      cards,
      unscored,
      stage: standing.stage,
      edition: standing.edition,
    });
    if (!scores) return this.#live({ period: question.period, cutOff }, then, { asking, staged });
    const freshness = await statisticsFreshness(this.parts.store, asking.afterPosition);
    return { answer: staged(scores), freshness, cutOff };
  }

  /** @throws GraphQLError `EDITION_UNKNOWN` naming the field */
  async #standingOf({ period, edition, asOf }: PeriodScoresQuestion): Promise<Standing> {
    const { published } = this.parts;
    if (asOf !== undefined) return published.asOf(period, asOf);
    const standing = await published.standingOf(period, edition);
    if (edition === undefined || standing.scores) return standing;
    throw inputError('edition', 'EDITION_UNKNOWN', `${period.id} 没有第 ${edition} 版`);
  }

  async #live(
    { period, cutOff }: { readonly period: ScorePeriod; readonly cutOff: string },
    then: Organisations,
    { asking, staged }: { readonly asking: Asking; readonly staged: (of: Scores) => StagedScores },
  ): Promise<FreshAnswer<StagedScores>> {
    const { store, questions, rules } = this.parts;
    const scoring = scoringOf(await rules.current(), then);
    const asked = { ...sumsNeeded(scoring, period), cutOff };
    const { afterPosition, asker } = asking;
    const told = { question: scoreSums, asked, afterPosition, asker };
    const found = await askStatistics(store, questions, told);
    const answer = staged(scorecardsOf(scoring, period, unpackedSums(found.answer)));
    return { answer, freshness: found.freshness, cutOff: found.cutOff };
  }
}

/** For a command line, which has no module to put it together. */
export const openPeriodScores = (
  parts: Pick<Parts, 'store' | 'questions'> & { readonly log: EventStore; readonly clock: Clock },
  selection: ScoreRuleSelection,
): PeriodScores => {
  const { store, questions, log, clock } = parts;
  const rules = openLiveScoreRules(log, selection);
  const published = new PublishedScores(log, clock, selection);
  return new PeriodScores({ store, questions, rules, published });
};
