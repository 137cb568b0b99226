import { type Dated, nameOfVersion, type RuleVersion } from '#rules';
import { RESPONDER_KINDS, type ResponderKind } from '#whistle';
import type { ScoreMeasure } from './score-measures.js';
import type { ObligedRole } from './summons-fact.js';

/** One part of a score: a rate that earns up to `weight` points. */
export interface Indicator {
  readonly id: string;
  /** Chinese, for people. */
  readonly name: string;
  readonly weight: number;
  readonly numerator: ScoreMeasure;
  readonly denominator: ScoreMeasure;
}

/** One version of a score, as in its rule file. See `schema/rules/score-rules.schema.json`. */
export interface ScoreRules extends RuleVersion {
  readonly effectiveFrom: string;
  readonly name: string;
  /** Whom it is for; every kind of responder where absent. */
  readonly responders?: readonly ResponderKind[];
  /** In which roles summonses count; in both where absent. */
  readonly roles?: readonly ObligedRole[];
  /** An organisation with fewer summonses in the month is scored but not ranked. */
  readonly minimumSample: number;
  readonly indicators: readonly Indicator[];
}

/** Only these have an obligation: who is informed (知会) is never scored. */
export const OBLIGED_ROLES: readonly ObligedRole[] = ['lead', 'assist'];

/** The only role in which summonses count, or all. */
export const scopeOf = ({ roles = OBLIGED_ROLES }: ScoreRules): ObligedRole | 'all' =>
  (roles.length === 1 ? roles[0] : undefined) ?? 'all';

export const respondersOf = ({ responders = RESPONDER_KINDS }: ScoreRules) => responders;

/** What is in force when. */
type Timeline = readonly Dated<ScoreRules>[];

/**
 * What organisations of a kind are scored by on a local date: the latest version that names the kind.
 * A newer version of the same pack that no longer names it leaves the kind without a score, even if
 * another pack scored it in earlier times.
 */
export function scoreRulesFor(
  dated: Timeline,
  kind: ResponderKind,
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
  readonly kind: ResponderKind;
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
  return RESPONDER_KINDS.flatMap((kind) => {
    const before = scoreRulesFor(others, kind, from)?.pack;
    const after = scoreRulesFor([asked, ...others], kind, from)?.pack;
    return nameOf(before) === nameOf(after) ? [] : [{ kind, before, after }];
  });
}
