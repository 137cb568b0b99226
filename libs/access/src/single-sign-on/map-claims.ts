import { normaliseUsername } from '../domain/account.js';
import type { Role } from '../domain/role.js';
import { type Claims, starsOf, valuesOf } from './patterns.js';
import {
  type AccountRule,
  patternsOf,
  type SignInRule,
  type SignInRules,
  templatesOf,
} from './sign-in-rules.js';
import { filled, type Piece } from './templates.js';

/** The account that the rules have for somebody. */
export interface MappedAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** Whether a local account of this username becomes theirs. */
  readonly takesOver: boolean;
}

export type Mapping =
  | { readonly outcome: 'account'; readonly rule: string; readonly account: MappedAccount }
  | { readonly outcome: 'refused'; readonly rule: string; readonly reason: string }
  | { readonly outcome: 'none' };

/** What became of one rule; `why` it does not fit, in Chinese, absent where it does. */
export interface Trial {
  readonly rule: string;
  readonly why?: string;
}

/** What fitted a condition: the value of the claim, and what each `*` stood for. */
interface Fit {
  readonly value: string;
  readonly stars: readonly string[];
}
type Fits = ReadonlyMap<string, Fit>;

function fitOf(values: readonly string[], patterns: readonly string[]): Fit | undefined {
  for (const pattern of patterns)
    for (const value of values) {
      const stars = starsOf(pattern, value);
      if (stars) return { value, stars };
    }
  return undefined;
}

/** What the conditions of a rule fit to; otherwise the condition that does not hold. */
function fitsOf({ when }: SignInRule, claims: Claims): Fits | string {
  const fits = new Map<string, Fit>();
  for (const [claim, patterns] of Object.entries(when)) {
    const values = valuesOf(claims, claim);
    const fit = fitOf(values, patternsOf(patterns));
    if (!fit) return values.length === 0 ? `缺少声明 ${claim}` : `声明 ${claim} 不符`;
    fits.set(claim, fit);
  }
  return fits;
}

function valueOf({ claim, star }: Piece, fits: Fits, claims: Claims): string | undefined {
  const fit = fits.get(claim);
  if (star !== undefined) return fit?.stars[star - 1];
  return fit ? fit.value : valuesOf(claims, claim)[0];
}

function translated(value: string, table: string, { tables }: SignInRules): string | undefined {
  const entries = tables?.[table] ?? {};
  return Object.hasOwn(entries, value) ? entries[value] : undefined;
}

/** Fills the templates of an account; otherwise what is missing. */
function fill(account: AccountRule, fits: Fits, claims: Claims, rules: SignInRules) {
  const textOf = (piece: Piece): string | undefined => {
    const value = valueOf(piece, fits, claims);
    if (piece.table === undefined || value === undefined) return value;
    return translated(value, piece.table, rules);
  };
  const texts = { username: '', displayName: '', organisation: '' };
  const templates = templatesOf(account);
  for (const field of ['username', 'displayName', 'organisation'] as const) {
    const done = filled(templates[field], textOf);
    if ('missing' in done) {
      const { claim, table } = done.missing;
      return table === undefined ? `缺少声明 ${claim}` : `对照表 ${table} 中没有声明 ${claim} 的值`;
    }
    texts[field] = done.text;
  }
  return texts;
}

function applied(rule: SignInRule, rules: SignInRules, claims: Claims): Mapping | string {
  const fits = fitsOf(rule, claims);
  if (typeof fits === 'string') return fits;
  const { name, account, refuse } = rule;
  if (!account) return { outcome: 'refused', rule: name, reason: refuse ?? '' };
  const texts = fill(account, fits, claims, rules);
  if (typeof texts === 'string') return texts;
  const { username, displayName, organisation } = texts;
  const { role, takesOverLocalAccount: takesOver = false } = account;
  const who = { username: normaliseUsername(username), displayName, role, organisation, takesOver };
  return { outcome: 'account', rule: name, account: who };
}

/** The first rule that fits decides; `trials` tells why those before it do not. */
export function mapClaims(
  rules: SignInRules,
  claims: Claims,
): { readonly mapping: Mapping; readonly trials: readonly Trial[] } {
  const trials: Trial[] = [];
  for (const rule of rules.rules) {
    const mapping = applied(rule, rules, claims);
    if (typeof mapping !== 'string') return { mapping, trials: [...trials, { rule: rule.name }] };
    trials.push({ rule: rule.name, why: mapping });
  }
  return { mapping: { outcome: 'none' }, trials };
}

/** Whether the provider says that a second factor was used (RFC 8176 `amr`, or `acr`). */
export function usedSecondFactor({ secondFactor = {} }: SignInRules, claims: Claims): boolean {
  const has = (claim: string, accepted: readonly string[] = []): boolean =>
    valuesOf(claims, claim).some((value) => accepted.includes(value));
  return has('amr', secondFactor.amr) || has('acr', secondFactor.acr);
}
