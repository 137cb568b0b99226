import type { ScorePeriod } from '../domain/score-period.js';
import type { ScoreRules } from '../domain/score-rules.js';
import type { Scope } from '../domain/score-scope.js';
import type { IndicatorScore, Scorecard, ScoreRulesUsed } from '../domain/scorecard.js';
import type { ComparedCaseShare } from './case-mix.js';
import type { SummonsFilter } from './counted-summonses.js';
import type { FigureMeasure } from './figure.js';
import type { ListedSummons } from './listed-summonses.js';
import type { Arithmetic } from './score-arithmetic.js';

/** The summonses behind a count: the arguments that list all of them, and the first of them. */
export interface ExplainedCount {
  readonly measure: FigureMeasure;
  readonly value: number;
  /** The same where some count more than once. */
  readonly counted: number;
  /** Asia/Shanghai dates of dispatch, both included. */
  readonly from: string;
  readonly to: string;
  readonly filter: SummonsFilter;
  readonly scope: Scope;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly rows: readonly ListedSummons[];
  /** There are more than these. */
  readonly more: boolean;
}

export interface ExplainedIndicator {
  readonly score: IndicatorScore;
  readonly arithmetic: Arithmetic;
  readonly counts: readonly ExplainedCount[];
}

/** A score that is made of indicators: that of the period, or of a part of it. */
export interface ExplainedPart {
  readonly period: ScorePeriod;
  readonly rule: ScoreRulesUsed;
  readonly rules: ScoreRules;
  readonly total: number | null;
  readonly sample: number;
  readonly indicators: readonly ExplainedIndicator[];
}

/** 考核得分, down to its summonses. */
export interface ExplainedScore {
  readonly card: Scorecard;
  readonly rules: ScoreRules;
  /** Its name at the end of the period. */
  readonly organisationName: string;
  readonly period: ScorePeriod;
  readonly cutOff: string;
  /** One; or those whose mean the score is. */
  readonly parts: readonly ExplainedPart[];
  /** Others of its kind with the same rank. */
  readonly tiedWith: number;
  /** What counts in no rate: not yet due, waiting for the street, taken out. */
  readonly beside: readonly ExplainedCount[];
  readonly caseMix: readonly ComparedCaseShare[];
  /** Of the sealed edition that the score is from, 0 for 初步结果; null where it is computed now. */
  readonly edition: number | null;
  /** Lists name the summonses of this street alone, because the reader may see no other. */
  readonly onlyStreet?: string | undefined;
}
