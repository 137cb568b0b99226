import type { ResponderKind } from '#whistle';
import type { Dated } from '#rules';
import type { IndicatorMethod } from './score-indicators.js';
import type { Measures } from './measures.js';
import type { ScoreMeasure } from './score-measures.js';
import type { ScoredKind, ScoreRules } from './score-rules.js';

/** A measure as an indicator counted it. */
export interface IndicatorInput {
  readonly measure: ScoreMeasure;
  /** Over the summonses of the indicator's scope. */
  readonly value: number;
  /** The same, where summonses of some channel or category count more than once. */
  readonly counted: number;
}

/** Between which values a rate lies with 95 % confidence (Wilson). */
export interface RateInterval {
  readonly low: number;
  readonly high: number;
}

/** One indicator of one organisation in one period. */
export interface IndicatorScore {
  readonly id: string;
  readonly name: string;
  readonly method: IndicatorMethod;
  /** Of a rate; the number of events where each costs or earns points; null of raters and formulas. */
  readonly numerator: number | null;
  /** Of a rate; null where there is none. */
  readonly denominator: number | null;
  /** `numerator / denominator`; null when the denominator is 0, or there is none. */
  readonly rate: number | null;
  /** Null without a rate, or where some summonses count more than once. */
  readonly interval: RateInterval | null;
  /** Most points that it earns; 0 for what takes off or adds by event. */
  readonly weight: number;
  /** To a hundredth, half up; below 0 what is taken off; null when there was nothing to count. */
  readonly points: number | null;
  /** What it was made of, in the order in which its rule names them. */
  readonly inputs: readonly IndicatorInput[];
}

/** The rules that a score was made by: one name has one content for ever, told by its digest. */
export interface ScoreRulesUsed extends Pick<ScoreRules, 'pack' | 'version' | 'name'> {
  /** First local date on which they were in force, by activation or file. */
  readonly effectiveFrom: string;
  readonly digest: string;
}

/** The score of a part of a longer period, by the rules in force on its own last day. */
export type ScorePart = Pick<
  Scorecard,
  'period' | 'rule' | 'indicators' | 'total' | 'sample' | 'yellowCards' | 'redCards'
>;

/** 绩效考核 of one organisation in one period. */
export interface Scorecard {
  /** Id of the organisation: a responder, or a street by rules for streets. */
  readonly department: string;
  /** What it is: only organisations of one kind stand on one board. */
  readonly kind: ScoredKind;
  /** Id of the period, of Asia/Shanghai dates, in which the summonses were dispatched. */
  readonly period: string;
  readonly rule: ScoreRulesUsed;
  readonly indicators: readonly IndicatorScore[];
  /** Points before any indicator. */
  readonly base: number;
  /** Most points that the rule gives, apart from bonuses. */
  readonly fullMarks: number;
  /** Sum of the weights of the indicators that have something to count. */
  readonly weightCounted: number;
  /**
   * Points of all indicators before rounding, scaled from the weights counted to all weights, with what
   * events take off and add, within floor and cap, rounded once to a hundredth, half up. Null when
   * nothing could be counted.
   */
  readonly total: number | null;
  /** True when some indicator had nothing to count, so that the total had to be scaled. */
  readonly rescaled: boolean;
  /** Summonses with a clock that was not yet due at the cut-off, or stands still: in no rate of it. */
  readonly notYetDue: number;
  /** Reports that came in time and wait for the street's verification: no failure of the department. */
  readonly awaitingStreet: number;
  /** Taken out of the count after a review: in nothing else on the card. */
  readonly excluded: number;
  /** Summonses dispatched to it in the period, in the scope of the rules. */
  readonly sample: number;
  /** Earlier months whose summonses its rates are of too, because its own were too few; in order. */
  readonly pooledMonths: readonly string[];
  /** Summonses that its rates are of: those of the period and of {@link pooledMonths}. */
  readonly pooledSample: number;
  readonly minimumSample: number;
  /** Too few to compare, even if pooled: such an organisation has no rank, band or talk. */
  readonly belowMinimumSample: boolean;
  /** The period is shorter than what the rules are made for: no rank, band, talk or card. */
  readonly interim: boolean;
  /** Where the total is the mean of parts; none where it is made of sums. */
  readonly parts: readonly ScorePart[];
  readonly band: string | null;
  /** 约谈: the total is below what the rules ask for. */
  readonly talk: boolean;
  /** Why it has a yellow or a red card, in Chinese; none where it has not. */
  readonly yellowCards: readonly string[];
  readonly redCards: readonly string[];
  /** The score that a pay pool goes by; null where its rules do not say, or it is too low. */
  readonly payScore: number | null;
  /** Among its kind, from 1 by total, equal totals sharing one; null for those that are not ranked. */
  readonly rank: number | null;
  /** How many of its kind are ranked. */
  readonly boardSize: number;
}

/** A responder whose kind no rule was for: summoned, and without a score. */
export interface Unscored {
  readonly department: string;
  /** Null for one that the directory does not know. */
  readonly kind: ResponderKind | null;
  readonly period: string;
  readonly sample: number;
}

/** All who were summoned in a period, each in the order of their ids. */
export interface Scores {
  readonly cards: readonly Scorecard[];
  readonly unscored: readonly Unscored[];
}

/** What makes scores of counts. */
export interface Scoring {
  /** The score rules, and what is in force when. */
  readonly dated: readonly Dated<ScoreRules>[];
  /** What an organisation is; undefined where it is no responder, or not known. */
  kindOf(organisation: string): ResponderKind | undefined;
}

/** The sums of one organisation over a month, or over that part of it that was asked for. */
export interface DepartmentMonth {
  readonly department: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly measures: Measures;
}

/** The months of every organisation within a scope, by the key of the scope. */
export type SumsByScope = ReadonlyMap<string, readonly DepartmentMonth[]>;
