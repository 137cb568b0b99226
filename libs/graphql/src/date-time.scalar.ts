import { GraphQLScalarType, Kind } from 'graphql';
import { localIsoOf, readInstant } from '#calendar';
import { inputError } from './input-error.js';

function parse(value: unknown): string {
  const instant = typeof value === 'string' ? readInstant(value) : undefined;
  if (instant !== undefined) return instant;
  const reason = '时间须为存在的、带时区的 ISO 8601 时间，年份为四位';
  throw inputError('DateTime', 'DATE_TIME_INVALID', reason);
}

/** Instants: ISO 8601 UTC internally, shown with the offset of Asia/Shanghai. */
export const GraphQLDateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'ISO 8601 时间，带时区，按北京时间（+08:00）显示。An instant in ISO 8601 with offset, shown in Asia/Shanghai.',
  serialize: (value) => localIsoOf(String(value)),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
