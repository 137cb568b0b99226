import { registerEnumType } from '@nestjs/graphql';

/** `whistle-withdrawn` and `onTime` are `WHISTLE_WITHDRAWN` and `ON_TIME`. */
const nameOf = (value: string): string =>
  value
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('-', '_')
    .toUpperCase();

/**
 * The GraphQL enum of values that events or queries have, by what each of them means. With the type
 * of the values named, one without a description does not compile, and so none is ever unknown to
 * the API.
 */
export function wireEnum<Value extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Value, string>>,
): Readonly<Record<string, Value>> {
  const values = Object.keys(meanings) as Value[];
  const named = Object.fromEntries(values.map((value) => [nameOf(value), value]));
  const described = values.map((value) => [nameOf(value), { description: meanings[value] }]);
  registerEnumType(named, { name, description, valuesMap: Object.fromEntries(described) });
  return named;
}
