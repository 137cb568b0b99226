/** What an identity provider says of somebody: the payload of a token, or a part of it. */
export type Claims = Readonly<Record<string, unknown>>;

/** Values that are looked at; longer lists and texts are no group or code of anybody. */
const MOST_VALUES = 1_000;
const LONGEST_VALUE = 256;

/**
 * What each `*` of a pattern stands for in a text; undefined where the text does not fit. Every other
 * character stands for itself. The time is linear in the text.
 */
export function starsOf(pattern: string, text: string): readonly string[] | undefined {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return text === head ? [] : undefined;
  if (!text.startsWith(head)) return undefined;
  const end = text.length - tail.length;
  if (end < head.length || !text.endsWith(tail)) return undefined;
  return between(parts, text.slice(head.length, end));
}

/** What is before, between and after the parts, each as far to the left as it is found. */
function between(parts: readonly string[], text: string): readonly string[] | undefined {
  const stars: string[] = [];
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return undefined;
    stars.push(text.slice(at, found));
    at = found + part.length;
  }
  return [...stars, text.slice(at)];
}

/** The claim of this name; of `a.b` the claim b inside of a, where none is called so. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  const dot = name.indexOf('.');
  if (dot < 0) return undefined;
  const outer = Object.hasOwn(claims, name.slice(0, dot)) ? claims[name.slice(0, dot)] : undefined;
  const isObject = typeof outer === 'object' && outer !== null && !Array.isArray(outer);
  return isObject ? claimOf(outer as Claims, name.slice(dot + 1)) : undefined;
}

const isValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** A claim as texts: one, or each of a list; none where it is missing. */
export function valuesOf(claims: Claims, name: string): readonly string[] {
  const claim = claimOf(claims, name);
  const values: readonly unknown[] = Array.isArray(claim) ? claim.slice(0, MOST_VALUES) : [claim];
  return values
    .filter(isValue)
    .map((value) => String(value).trim())
    .filter((text) => text !== '' && text.length <= LONGEST_VALUE);
}
