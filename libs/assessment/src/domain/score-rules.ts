import { type Dated, nameOfVersion, type RuleVersion } from '#rules';
import { RESPONDER_KINDS, type ResponderKind } from '#whistle';
import type { Indicator } from './score-indicators.js';
import { narrowed, type Scope } from './score-scope.js';
import type { ObligedRole } from './summons-fact.js';

/** Who can have a score: responders by their kinds, and streets (双考核). */
export type ScoredKind = ResponderKind | 'street';
export const SCORED_KINDS: readonly ScoredKind[] = [...RESPONDER_KINDS, 'street'];

/** Of what length a rule makes a score. */
export type RulePeriod = 'month' | 'quarter' | 'year';

/** 优、良、…: the band of the highest `from` that a total has reached. */
export interface Band {
  readonly name: string;
  readonly from: number;
}

/** Why somebody gets a card, and when: a condition in CEL over measures and the `total`. */
export interface CardCondition {
  /** Chinese, for people. */
  readonly name: string;
  readonly when: string;
}

/** 黄牌、红牌 of a period. */
export interface CardRules {
  readonly yellow?: readonly CardCondition[];
  readonly red?: readonly CardCondition[];
  /** So many periods with a yellow card, one after the other or within a calendar year, make a red one. */
  readonly yellowsForRed?: { readonly count: number; readonly within: 'consecutive' | 'year' };
}

/** One version of a score, as in its rule file. See `schema/rules/score-rules.schema.json`. */
export interface ScoreRules extends RuleVersion, Pick<Scope, 'kinds' | 'categories' | 'channels'> {
  readonly name: string;
  /** Who is scored: streets over the summonses of their whistles, responders where absent. */
  readonly subject?: 'street';
  /** Whom it is for; every kind of responder where absent. */
  readonly responders?: readonly ResponderKind[];
  /** In which roles summonses count; in both where absent. */
  readonly roles?: readonly ObligedRole[];
  /** What it is made for; a shorter period has an interim score, without rank and consequence. */
  readonly period?: RulePeriod;
  /** How a longer period is made: of its sums, or as the mean of its parts (济阳: of the quarters). */
  readonly longer?: 'sums' | 'mean';
  /** An organisation with fewer summonses in the period is scored but not ranked. */
  readonly minimumSample: number;
  /** Where the sample is not reached, rates are of as many earlier months too as it takes, up to so many. */
  readonly pool?: { readonly months: number };
  /** Points before any indicator (温州: 100); 0 where absent. */
  readonly base?: number;
  /** The total is not below, and not above. */
  readonly floor?: number;
  readonly cap?: number;
  readonly indicators: readonly Indicator[];
  readonly bands?: readonly Band[];
  /** 约谈 where the total is below. */
  readonly talk?: { readonly below: number };
  readonly cards?: CardRules;
  /** 绩效工资: by which score a pool is split, and from which on anybody has a part. */
  readonly pay?: { readonly by: string; readonly from?: number };
}

const MONTHS: Readonly<Record<RulePeriod, number>> = { month: 1, quarter: 3, year: 12 };

/** Of how many months a rule makes a score. */
export const monthsOf = ({ period = 'month' }: ScoreRules): number => MONTHS[period];

/** Only these have an obligation: who is informed (知会) is never scored. */
export const OBLIGED_ROLES: readonly ObligedRole[] = ['lead', 'assist'];

/** Which summonses count, and whose they are. */
export const scopeOf = (rules: ScoreRules): Scope =>
  narrowed(rules.subject === 'street' ? { of: 'street' } : {}, rules);

export const respondersOf = ({
  subject,
  responders = RESPONDER_KINDS,
}: ScoreRules): readonly ScoredKind[] => (subject === 'street' ? ['street'] : responders);

/** What is in force when. */
type Timeline = readonly Dated<ScoreRules>[];

/**
 * What organisations of a kind are scored by on a local date: the latest version that names the kind.
 * A newer version of the same pack that no longer names it leaves the kind without a score, even if
 * another pack scored it in earlier times.
 */
export function scoreRulesFor(
  dated: Timeline,
  kind: ScoredKind,
  day: string,
): Dated<ScoreRules> | undefined {
  const renewed = new Set<string>();
  const begun = dated.filter(({ from }) => from <= day);
  const latestFirst = begun.toSorted((a, b) => Number(a.from < b.from) - Number(a.from > b.from));
  for (const one of latestFirst) {
    const { pack } = one.pack;
    if (respondersOf(one.pack).includes(kind)) return renewed.has(pack) ? undefined : one;
    renewed.add(pack);
  }
  return undefined;
}

/** The local date from which a dated version scores no kind any more; undefined while none is known. */
export function endOfScoring(dated: Timeline, index: number): string | undefined {
  const one = dated[index];
  if (!one) return undefined;
  const isOver = (day: string) =>
    respondersOf(one.pack).every((kind) => scoreRulesFor(dated, kind, day) !== one);
  return dated.map(({ from }) => from).find((day) => day > one.from && isOver(day));
}

/** A kind of responder whose rules change. */
export interface BoardChange {
  readonly kind: ScoredKind;
  /** Absent where it had, or will have, no score. */
  readonly before?: ScoreRules | undefined;
  readonly after?: ScoreRules | undefined;
}

const nameOf = (rules: ScoreRules | undefined) => rules && nameOfVersion(rules);

/** What an activation changes on its first day, made already or still to be made. */
export function changedBoards(dated: Timeline, asked: Dated<ScoreRules>): BoardChange[] {
  const { pack, from } = asked;
  // Files that would begin later no longer do, once anything is activated.
  const standing = dated.filter((one) => one.activation !== undefined || one.from < from);
  const others = standing.filter((one) => one.from !== from || one.pack.pack !== pack.pack);
  return SCORED_KINDS.flatMap((kind) => {
    const before = scoreRulesFor(others, kind, from)?.pack;
    const after = scoreRulesFor([asked, ...others], kind, from)?.pack;
    return nameOf(before) === nameOf(after) ? [] : [{ kind, before, after }];
  });
}
