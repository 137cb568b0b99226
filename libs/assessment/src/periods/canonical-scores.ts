import { hash } from 'node:crypto';
import { canonicalJson } from '#event-sourcing';
import type { Scorecard, ScoreRulesUsed, Scores, Unscored } from '../domain/scorecard.js';

/** A card as its board keeps it: without what all of its board share. */
export type BoardCard = Omit<Scorecard, 'period' | 'kind' | 'rule'>;

/** 同类榜: all cards of one kind of responder, which are ranked among each other. */
export interface SealedBoard {
  readonly kind: Scorecard['kind'];
  readonly rule: ScoreRulesUsed;
  readonly cards: readonly BoardCard[];
}

/** The scores of a period at a cut-off. */
export interface PeriodResult {
  /** `2026-11`, see `score-period.ts`. */
  readonly period: string;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly boards: readonly SealedBoard[];
  readonly unscored: readonly Omit<Unscored, 'period'>[];
}

function without<T extends object, K extends keyof T & string>(
  whole: T,
  ...names: readonly K[]
): Omit<T, K> {
  const kept = Object.entries(whole).filter(([name]) => !names.some((one) => one === name));
  return Object.fromEntries(kept) as Omit<T, K>;
}

const cardIn = (card: Scorecard): BoardCard => without(card, 'period', 'kind', 'rule');

/** The scores of a period board by board, in the order of their kinds, cards and others by id. */
export function resultOf(period: string, cutOff: string, scores: Scores): PeriodResult {
  const kinds = [...new Set(scores.cards.map(({ kind }) => kind))].sort();
  const boards = kinds.flatMap((kind): SealedBoard[] => {
    const cards = scores.cards.filter((card) => card.kind === kind);
    const [first] = cards;
    return first ? [{ kind, rule: first.rule, cards: cards.map(cardIn) }] : [];
  });
  const unscored = scores.unscored.map((one) => without(one, 'period'));
  return { period, cutOff, boards, unscored };
}

/** The inverse of {@link resultOf}. */
export function scoresIn({ period, boards, unscored }: PeriodResult): Scores {
  const cards = boards.flatMap(({ kind, rule, cards: some }) =>
    some.map((card) => ({ ...card, kind, rule, period })),
  );
  return { cards, unscored: unscored.map((one) => ({ ...one, period })) };
}

/**
 * The one text of a result: JSON without white space, fields in the order of their names, numbers as
 * ECMAScript writes them, nothing about when or where it was computed. Equal results are equal byte by
 * byte, on whatever store.
 */
export const canonicalResult = (result: PeriodResult): string => canonicalJson(result);

/** SHA-256 of a text, in hexadecimal digits. */
export const sha256 = (text: string | Buffer): string => hash('sha256', text);

/** SHA-256 of a result's one text. */
export const resultDigest = (result: PeriodResult): string => sha256(canonicalResult(result));
