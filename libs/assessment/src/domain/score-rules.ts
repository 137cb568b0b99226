import { type Dated, nameOfVersion, type RuleVersion } from '#rules';
import { RESPONDER_KINDS, type ResponderKind } from '#whistle';
import type { Indicator } from './score-indicators.js';
import { narrowed, type Scope } from './score-scope.js';
import type { ObligedRole } from './summons-fact.js';

/** Who can have a score: responders by their kinds, and streets (双考核). */
export type ScoredKind = ResponderKind | 'street';
export const SCORED_KINDS: readonly ScoredKind[] = [...RESPONDER_KINDS, 'street'];

/** One version of a score, as in its rule file. See `schema/rules/score-rules.schema.json`. */
export interface ScoreRules extends RuleVersion, Pick<Scope, 'kinds' | 'categories' | 'channels'> {
  readonly name: string;
  /** Who is scored: streets over the summonses of their whistles, responders where absent. */
  readonly subject?: 'street';
  /** Whom it is for; every kind of responder where absent. */
  readonly responders?: readonly ResponderKind[];
  /** In which roles summonses count; in both where absent. */
  readonly roles?: readonly ObligedRole[];
  /** An organisation with fewer summonses in the period is scored but not ranked. */
  readonly minimumSample: number;
  readonly indicators: readonly Indicator[];
}

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
