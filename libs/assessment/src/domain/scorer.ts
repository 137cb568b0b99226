import { cardOf, type Marks, type ScoredCard } from './card-score.js';
import { marksOf, marksOfMean, redForYellows, totalThatCounts } from './card-marks.js';
import { exact, pointsOf, sumExact } from './exact.js';
import { payScoreOf } from './pay-pool.js';
import { type Board, type BoardOn, boardsBy, meanParts, periodsBefore } from './score-boards.js';
import { type SumsBook, sumsBook } from './score-figures.js';
import type { ScorePeriod } from './score-period.js';
import { type ScoredKind, scopeOf } from './score-rules.js';
import { EVERYTHING } from './score-scope.js';
import type { Scorecard, ScorePart, Scores, Scoring, SumsByScope, Unscored } from './scorecard.js';

type Unranked = Omit<Scorecard, 'rank' | 'boardSize'>;

/** What cards are made of. */
interface Sources {
  readonly boardOn: BoardOn;
  readonly book: SumsBook;
}

/** Whose card it is. */
interface Holder {
  readonly department: string;
  readonly kind: ScoredKind;
}

/** A card of a period that is no mean, with the cards it gives by itself. */
function plainCard(
  { book }: Sources,
  board: Board,
  period: ScorePeriod,
  { department }: Holder,
): (ScoredCard & Marks) | undefined {
  const card = cardOf(board, period, department, book);
  if (!card) return undefined;
  const marks = marksOf(board.rules, card, book.of(department, period.months));
  return { ...card, ...marks };
}

function hadYellow(sources: Sources, period: ScorePeriod, holder: Holder): boolean {
  const board = sources.boardOn(period.to, holder.kind);
  const card = board && plainCard(sources, board, period, holder);
  return card !== undefined && card.yellowCards.length > 0;
}

/** With the red card that yellow ones of earlier periods lead to. */
function markedCard(
  sources: Sources,
  board: Board,
  period: ScorePeriod,
  holder: Holder,
): (ScoredCard & Marks) | undefined {
  const card = plainCard(sources, board, period, holder);
  if (!card || card.yellowCards.length === 0) return card;
  const before = periodsBefore(board.rules, period).map((one) => hadYellow(sources, one, holder));
  const redCards = [...card.redCards, ...redForYellows(board.rules, before)];
  return { ...card, redCards };
}

/** Each part by the rules in force on its own last day. */
function partsOfMean(sources: Sources, parts: readonly ScorePeriod[], holder: Holder): ScorePart[] {
  return parts.flatMap((part) => {
    const board = sources.boardOn(part.to, holder.kind);
    const card = board && markedCard(sources, board, part, holder);
    if (!card) return [];
    const { period, rule, indicators, total, sample, yellowCards, redCards } = card;
    return { period, rule, indicators, total, sample, yellowCards, redCards };
  });
}

/** The mean of the totals as they were published, rounded once more. */
function meanOf(parts: readonly ScorePart[]): number | null {
  const totals = parts.flatMap(({ total }) => (total === null ? [] : exact(total)));
  return totals.length === 0 ? null : pointsOf(sumExact(totals).div(totals.length));
}

function unrankedCard(
  sources: Sources,
  board: Board,
  period: ScorePeriod,
  holder: Holder,
): Unranked | undefined {
  const periods = meanParts(board.rules, period);
  if (periods.length === 0) {
    const card = markedCard(sources, board, period, holder);
    return card && { ...card, parts: [], payScore: payScoreOf(board.rules, card) };
  }
  const card = cardOf(board, period, holder.department, sources.book);
  if (!card) return undefined;
  const parts = partsOfMean(sources, periods, holder);
  const mean = { ...card, total: meanOf(parts), indicators: [], rescaled: false };
  const marks = marksOfMean(board.rules, totalThatCounts(mean), parts);
  return { ...mean, ...marks, parts, payScore: payScoreOf(board.rules, mean) };
}

const isRanked = (card: Unranked): card is Unranked & { readonly total: number } =>
  totalThatCounts(card) !== null;

/**
 * Ranks by board. Only those with enough summonses are ranked: elsewhere a unit with 7 orders was named
 * the worst of its city, and a single fix of four minutes led a table (FixMyStreet 1957).
 */
function rankedByKind(cards: readonly Unranked[]): Scorecard[] {
  const ranked = cards.filter(isRanked);
  return cards.map((card) => {
    const board = ranked.filter(({ kind }) => kind === card.kind);
    const better = board.filter(({ total }) => isRanked(card) && total > card.total);
    return { ...card, rank: isRanked(card) ? 1 + better.length : null, boardSize: board.length };
  });
}

/** Streets have cards of their own where rules are for them. */
function streetCards(sources: Sources, period: ScorePeriod): Unranked[] {
  const board = sources.boardOn(period.to, 'street');
  if (!board) return [];
  return sources.book
    .departments(scopeOf(board.rules))
    .flatMap(
      (department) => unrankedCard(sources, board, period, { department, kind: 'street' }) ?? [],
    );
}

/**
 * The scores of a period, by the rules in force on its last day. Each kind has a board of its own: a
 * property company's orders are not a department's. Who was not summoned in what its rules count has no
 * card.
 */
export function scorecardsOf(
  { dated, kindOf }: Scoring,
  period: ScorePeriod,
  sums: SumsByScope,
): Scores {
  const book = sumsBook(sums);
  const sources = { boardOn: boardsBy(dated), book };
  const cards: Unranked[] = [];
  const unscored: Unscored[] = [];
  for (const department of book.departments(EVERYTHING)) {
    const kind = kindOf(department);
    const board = kind && sources.boardOn(period.to, kind);
    if (kind && board) {
      const card = unrankedCard(sources, board, period, { department, kind });
      if (card) cards.push(card);
    } else {
      const { summoned: sample } = book.of(department, period.months)(EVERYTHING);
      if (sample > 0) unscored.push({ department, kind: kind ?? null, period: period.id, sample });
    }
  }
  return { cards: rankedByKind([...cards, ...streetCards(sources, period)]), unscored };
}
