import { registerEnumType } from '@nestjs/graphql';

/** `whistle-withdrawn` and `onTime` are `WHISTLE_WITHDRAWN` and `ON_TIME`. */
const nameOf = (value: string): string =>
  value
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('-', '_')
    .toUpperCase();

type Meanings<Value extends string> = Readonly<Record<Value, string>>;
type Named<Value> = Readonly<Record<string, Value>>;

/**
 * Registers the GraphQL enum of values that the domain has, by what each of them means. The type of the
 * values has to be named, so that a value without a meaning does not compile.
 * @returns the values by their names in GraphQL
 */
export function enumOf<Value extends string = never>(
  name: string,
  description: string,
  meanings: Meanings<NoInfer<Value>>,
): Named<Value>;
/** The same from the domain's own list, where the names of the values say it all. */
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
