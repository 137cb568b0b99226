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
import { mapPosts } from './map-posts.js';
import { filled, lackOf, type Piece } from './templates.js';

/** The account that the rules have for somebody. */
export interface MappedAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** 职务; undefined where the rule says nothing of them. */
  readonly posts: readonly string[] | undefined;
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
  /** Why a rule that fits gives fewer posts than it names, in Chinese. */
  readonly notes?: readonly string[];
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

type TextOf = (piece: Piece) => string | undefined;

const textsBy =
  (fits: Fits, claims: Claims, rules: SignInRules): TextOf =>
  (piece) => {
    const value = valueOf(piece, fits, claims);
    if (piece.table === undefined || value === undefined) return value;
    return translated(value, piece.table, rules);
  };

/** What each value of a claim stands for in the table of a place; undefined for one that is not in it. */
const entriesBy =
  (claims: Claims, rules: SignInRules) =>
  ({ claim, table = '' }: Piece): readonly (string | undefined)[] =>
    valuesOf(claims, claim).map((value) => translated(value, table, rules));

/** Fills the templates of an account; otherwise what is missing. */
function fill(account: AccountRule, textOf: TextOf) {
  const texts = { username: '', displayName: '', organisation: '' };
  const templates = templatesOf(account);
  for (const field of ['username', 'displayName', 'organisation'] as const) {
    const done = filled(templates[field], textOf);
    if ('missing' in done) return lackOf(done.missing);
    texts[field] = done.text;
  }
  return texts;
}

interface Applied {
  readonly mapping: Mapping;
  readonly notes?: readonly string[];
}

function applied(rule: SignInRule, rules: SignInRules, claims: Claims): Applied | string {
  const fits = fitsOf(rule, claims);
  if (typeof fits === 'string') return fits;
  const { name, account, refuse } = rule;
  if (!account) return { mapping: { outcome: 'refused', rule: name, reason: refuse ?? '' } };
  const textOf = textsBy(fits, claims, rules);
  const texts = fill(account, textOf);
  if (typeof texts === 'string') return texts;
  const { username, displayName, organisation } = texts;
  const { role, takesOverLocalAccount: takesOver = false } = account;
  const { posts, notes } = mapPosts(account.posts, textOf, entriesBy(claims, rules));
  const place = { role, organisation, posts };
  const who = { username: normaliseUsername(username), displayName, ...place, takesOver };
  return { mapping: { outcome: 'account', rule: name, account: who }, notes };
}

/** The first rule that fits decides; `trials` tells why those before it do not. */
export function mapClaims(
  rules: SignInRules,
  claims: Claims,
): { readonly mapping: Mapping; readonly trials: readonly Trial[] } {
  const trials: Trial[] = [];
  for (const rule of rules.rules) {
    const done = applied(rule, rules, claims);
    if (typeof done !== 'string') {
      const { mapping, notes = [] } = done;
      const last = { rule: rule.name, ...(notes.length > 0 && { notes }) };
      return { mapping, trials: [...trials, last] };
    }
    trials.push({ rule: rule.name, why: done });
  }
  return { mapping: { outcome: 'none' }, trials };
}

/** Whether the provider says that a second factor was used (RFC 8176 `amr`, or `acr`). */
export function usedSecondFactor({ secondFactor = {} }: SignInRules, claims: Claims): boolean {
  const has = (claim: string, accepted: readonly string[] = []): boolean =>
    valuesOf(claims, claim).some((value) => accepted.includes(value));
  return has('amr', secondFactor.amr) || has('acr', secondFactor.acr);
}
