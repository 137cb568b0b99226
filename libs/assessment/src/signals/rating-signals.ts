import { groupsOf, listed, type Signal } from './signal.js';

/** A street's rating of a department. */
export interface RatingFact {
  readonly whistle: string;
  readonly street: string;
  readonly department: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The four scores, satisfaction first: `5 5 5 5`. */
  readonly scores: string;
}

/** A dispute, return, decline or appeal between a street and a department. */
export type FrictionFact = Pick<RatingFact, 'street' | 'department' | 'at'>;

/** Nearly all: one that differs now and then makes no judgement. */
const NEARLY_ALL = 0.95;

const latestFirst = (ratings: readonly RatingFact[]): string[] =>
  ratings.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ whistle }) => whistle);

function mostUsed(ratings: readonly RatingFact[]): readonly [string, readonly RatingFact[]] {
  const [most = ['', []] as const] = [...groupsOf(ratings, ({ scores }) => scores)].toSorted(
    ([a, ones], [b, others]) => others.length - ones.length || (a < b ? -1 : 1),
  );
  return most;
}

/** 千篇一律: streets whose ratings of a month are nearly all the same, in all four scores. */
export function identicalRatings(ratings: readonly RatingFact[], least: number): Signal[] {
  return [...groupsOf(ratings, ({ street }) => street)].flatMap(([street, ofStreet]): Signal[] => {
    const [scores, same] = mostUsed(ofStreet);
    if (ofStreet.length < least || same.length < NEARLY_ALL * ofStreet.length) return [];
    const figures = [
      { name: '评分次数', value: ofStreet.length },
      { name: '相同次数', value: same.length },
    ];
    const about = { street, department: null, subject: scores, figures };
    return [{ kind: 'identical-ratings', ...about, ...listed(latestFirst(same)) }];
  });
}

/** 不满意 and 非常不满意 (national 好差评). */
const LOW = 2;
/** One low rating may have any reason. */
const LEAST_LOW = 2;

const isLow = ({ scores }: RatingFact): boolean => Number(scores[0]) <= LOW;

const pairOf = ({ street, department }: FrictionFact): string => `${street}\n${department}`;

const share = (some: number, all: number): number => (all === 0 ? 0 : some / all);

const percent = (some: number, all: number): number => Math.round(1000 * share(some, all)) / 10;

/**
 * 报复性评分: low ratings of a department soon after it declined or appealed, or the street disputed its
 * arrival or returned its report, at least twice as often as the street gives them otherwise.
 */
export function retaliatoryRatings(
  ratings: readonly RatingFact[],
  frictions: readonly FrictionFact[],
  withinMs: number,
): Signal[] {
  const before = groupsOf(frictions, pairOf);
  const isAfterFriction = (rating: RatingFact): boolean =>
    (before.get(pairOf(rating)) ?? []).some(({ at }) => {
      const elapsed = Date.parse(rating.at) - Date.parse(at);
      return elapsed >= 0 && elapsed <= withinMs;
    });
  const usual = groupsOf(
    ratings.filter((one) => !isAfterFriction(one)),
    ({ street }) => street,
  );
  const provoked = groupsOf(ratings.filter(isAfterFriction), pairOf);
  return [...provoked.values()].flatMap((ofPair) => retaliationOf(ofPair, usual));
}

function retaliationOf(
  ofPair: readonly RatingFact[],
  usual: ReadonlyMap<string, readonly RatingFact[]>,
): Signal[] {
  const [first] = ofPair;
  if (!first) return [];
  const { street, department } = first;
  const low = ofPair.filter(isLow);
  const others = usual.get(street) ?? [];
  const usuallyLow = others.filter(isLow).length;
  const isFrequent = share(low.length, ofPair.length) >= 2 * share(usuallyLow, others.length);
  if (low.length < LEAST_LOW || !isFrequent) return [];
  const figures = [
    { name: '争议后评分次数', value: ofPair.length },
    { name: '其中低分次数', value: low.length },
    { name: '争议后低分率（%）', value: percent(low.length, ofPair.length) },
    { name: '该街道平时评分次数', value: others.length },
    { name: '该街道平时低分率（%）', value: percent(usuallyLow, others.length) },
  ];
  const about = { street, department, subject: null, figures };
  return [{ kind: 'retaliatory-ratings', ...about, ...listed(latestFirst(low)) }];
}
