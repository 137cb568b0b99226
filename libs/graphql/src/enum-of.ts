import { registerEnumType } from '@nestjs/graphql';

/** Name in GraphQL: `whistle-withdrawn` becomes `WHISTLE_WITHDRAWN`, `onTime` becomes `ON_TIME`. */
const nameOf = (value: string): string =>
  value
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('-', '_')
    .toUpperCase();

type Meanings<Value extends string> = Readonly<Record<Value, string>>;
type Named<Value> = Readonly<Record<string, Value>>;

/**
 * Registers a GraphQL enum of domain values with a description of each. Name the type of the
 * values, so that a value without a description does not compile.
 * @returns the values by their names in GraphQL
 */
export function enumOf<Value extends string = never>(
  name: string,
  description: string,
  meanings: Meanings<NoInfer<Value>>,
): Named<Value>;
/** The same from the domain's own list, for values whose names need no description. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
): Named<Value>;
export function enumOf(
  name: string,
  description: string,
  given: Meanings<string> | readonly string[],
): Named<string> {
  const described = Object.entries(Array.isArray(given) ? {} : given);
  const values = Array.isArray(given) ? (given as readonly string[]) : Object.keys(given);
  const named = Object.fromEntries(values.map((value) => [nameOf(value), value]));
  const valuesMap = Object.fromEntries(
    described.map(([value, meaning]) => [nameOf(value), { description: meaning as string }]),
  );
  registerEnumType(named, { name, description, valuesMap });
  return named;
}
