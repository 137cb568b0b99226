import { DAY_MS, lastDayOf, monthOf, monthsLater } from '#calendar';
import { rulesDigest } from '#rules';
import { partsOf, periodBetween, previousPeriod, type ScorePeriod } from './score-period.js';
import {
  monthsOf,
  SCORED_KINDS,
  type ScoredKind,
  type ScoreRules,
  scoreRulesFor,
} from './score-rules.js';
import { EVERYTHING, type Scope, scopeKey } from './score-scope.js';
import { scopesOf } from './score-scopes.js';
import type { ScoreRulesUsed, Scoring } from './scorecard.js';

/** A kind of organisation, and the rules that are for it. */
export interface Board {
  readonly kind: ScoredKind;
  readonly rules: ScoreRules;
  readonly rule: ScoreRulesUsed;
}

/** The board of a kind on a local date; undefined where no rules are for it. */
export type BoardOn = (day: string, kind: ScoredKind) => Board | undefined;

function boardOf(dated: Scoring['dated'], kind: ScoredKind, day: string): Board | undefined {
  const found = scoreRulesFor(dated, kind, day);
  if (!found) return undefined;
  const { pack: rules, from: effectiveFrom } = found;
  const { pack, version, name } = rules;
  const rule = { pack, version, name, effectiveFrom, digest: rulesDigest(rules) };
  return { kind, rules, rule };
}

/** Each is looked up once. */
export function boardsBy(dated: Scoring['dated']): BoardOn {
  const known = new Map<string, Board | undefined>();
  return (day, kind) => {
    const key = `${day} ${kind}`;
    if (!known.has(key)) known.set(key, boardOf(dated, kind, day));
    return known.get(key);
  };
}

/** The parts whose mean is the score of the period; none where the score is made of sums. */
export function meanParts(rules: ScoreRules, period: ScorePeriod): ScorePeriod[] {
  const parts = rules.longer === 'mean' ? partsOf(period, monthsOf(rules)) : [];
  return parts.length > 1 ? parts : [];
}

/** The shortest month has 28 days. */
const LEAST_DAYS = 28;

/** Whether a period is shorter than what the rules are made for. */
export const isInterim = (rules: ScoreRules, { from, to }: ScorePeriod): boolean =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 < LEAST_DAYS * monthsOf(rules);

/** Earlier periods whose yellow cards count with those of this one, the nearest first. */
export function periodsBefore({ cards }: ScoreRules, period: ScorePeriod): ScorePeriod[] {
  const { yellowsForRed } = cards ?? {};
  if (!yellowsForRed || period.months.length === 0) return [];
  const before: ScorePeriod[] = [];
  let one = previousPeriod(period);
  if (yellowsForRed.within === 'consecutive')
    for (; before.length < yellowsForRed.count - 1; one = previousPeriod(one)) before.push(one);
  else
    for (; one.from >= `${period.to.slice(0, 4)}-01-01`; one = previousPeriod(one))
      before.push(one);
  return before;
}

/** Every period that a board's cards are made of, the asked one first. */
function periodsScored(rules: ScoreRules, period: ScorePeriod): ScorePeriod[] {
  const parts = meanParts(rules, period);
  const marked = parts.length > 0 ? parts : [period];
  return [period, ...marked.flatMap((one) => [one, ...periodsBefore(rules, one)])];
}

/** The period with the earlier months that a pool may take in. */
const pooled = ({ pool }: ScoreRules, { from, to, months }: ScorePeriod): ScorePeriod =>
  pool && months.length > 0
    ? periodBetween(`${monthsLater(monthOf(from), -pool.months)}-01`, lastDayOf(monthOf(to)))
    : periodBetween(from, to);

/** What sums scores of a period are made of. */
export interface SumsNeeded {
  /** Asia/Shanghai dates of dispatch, both included; earlier than the period where rules look back. */
  readonly from: string;
  readonly to: string;
  /** Each once; the whole of every responder among them. */
  readonly scopes: readonly Scope[];
}

/** What has to be summed up to score a period, by the rules in force on its last day and its parts'. */
export function sumsNeeded({ dated }: Scoring, period: ScorePeriod): SumsNeeded {
  const scopes = new Map([[scopeKey(EVERYTHING), EVERYTHING]]);
  let { from } = period;
  const boardOn = boardsBy(dated);
  for (const kind of SCORED_KINDS) {
    const board = boardOn(period.to, kind);
    for (const one of board ? periodsScored(board.rules, period) : []) {
      const { rules } = boardOn(one.to, kind) ?? {};
      if (!rules) continue;
      for (const scope of scopesOf(rules)) scopes.set(scopeKey(scope), scope);
      const begins = pooled(rules, one).from;
      if (begins < from) from = begins;
    }
  }
  return { from, to: period.to, scopes: [...scopes.values()] };
}
