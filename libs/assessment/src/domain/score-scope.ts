import type { IntakeChannel } from '#whistle';
import type { ObligedRole } from './summons-fact.js';

/** Which summonses count: in all that is named, any where a list is absent, none where it is empty. */
export interface Scope {
  /** Whose sums: of streets, over the summonses of their whistles; of responders where absent. */
  readonly of?: 'street';
  readonly roles?: readonly ObligedRole[];
  /** Kinds of whistle (哨的种类). */
  readonly kinds?: readonly string[];
  /** Categories; a main class holds its sub-classes: `01` also `0103`. */
  readonly categories?: readonly string[];
  readonly channels?: readonly IntakeChannel[];
}

/** Every summons of a responder. */
export const EVERYTHING: Scope = {};

/** What of a summons decides whether it is in a scope. */
export interface ScopedFact {
  readonly role: string;
  readonly kind: string;
  readonly category: string;
  readonly channel: string;
}

/** What a scope can restrict, by the dimension of statistics that it is about. */
const LISTS = {
  role: 'roles',
  kind: 'kinds',
  category: 'categories',
  channel: 'channels',
} as const;
export type ScopeDimension = keyof typeof LISTS;
export const SCOPE_DIMENSIONS = Object.keys(LISTS) as ScopeDimension[];

const listOf = (scope: Scope, dimension: ScopeDimension): readonly string[] | undefined =>
  scope[LISTS[dimension]];

/** The dimensions that a scope restricts. */
export const dimensionsOf = (scope: Scope): ScopeDimension[] =>
  SCOPE_DIMENSIONS.filter((dimension) => listOf(scope, dimension) !== undefined);

const holds = (dimension: ScopeDimension, listed: string, value: string): boolean =>
  dimension === 'category' ? value.startsWith(listed) : value === listed;

/** Whether a value of one dimension is within a scope. */
export const admits = (scope: Scope, dimension: ScopeDimension, value: string): boolean =>
  listOf(scope, dimension)?.some((listed) => holds(dimension, listed, value)) ?? true;

export const isInScope = (fact: ScopedFact, scope: Scope): boolean =>
  SCOPE_DIMENSIONS.every((dimension) => admits(scope, dimension, fact[dimension]));

/** One text for scopes that hold the same, whatever the order in which they name it. */
export const scopeKey = (scope: Scope): string =>
  [
    scope.of ?? '',
    ...SCOPE_DIMENSIONS.map((dimension) => listOf(scope, dimension)?.toSorted().join(',') ?? '*'),
  ].join('|');

function common(
  dimension: ScopeDimension,
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!one || !other) return one ?? other;
  const within = (some: readonly string[], all: readonly string[]) =>
    some.filter((value) => all.some((listed) => holds(dimension, listed, value)));
  return [...new Set([...within(other, one), ...within(one, other)])];
}

/** What is in both scopes; whose sums they are is said by the first. */
export function narrowed(scope: Scope, by: Scope = EVERYTHING): Scope {
  const lists = SCOPE_DIMENSIONS.flatMap((dimension) => {
    const list = common(dimension, listOf(scope, dimension), listOf(by, dimension));
    return list ? [[LISTS[dimension], list] as const] : [];
  });
  return { ...(scope.of && { of: scope.of }), ...(Object.fromEntries(lists) as Scope) };
}
