import { GraphQLScalarType, Kind } from 'graphql';
import { inputError } from './input-error.js';

const SHANGHAI_MS = 8 * 3_600_000;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** ISO 8601 UTC → the same instant with +08:00, as people in China read it. */
export function inShanghai(instant: string): string {
  const shifted = new Date(Date.parse(instant) + SHANGHAI_MS).toISOString();
  return `${shifted.slice(0, -1)}+08:00`;
}

function parse(value: unknown): string {
  const ms = typeof value === 'string' && ISO.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms))
    throw inputError('DateTime', 'DATE_TIME_INVALID', '时间须为带时区的 ISO 8601 格式');
  return new Date(ms).toISOString();
}

/** Instants: ISO 8601 UTC inside, shown with the offset of Asia/Shanghai. */
export const GraphQLDateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'ISO 8601 时间，带时区，按北京时间(+08:00)显示。An instant in ISO 8601 with offset, shown in Asia/Shanghai.',
  serialize: (value) => inShanghai(String(value)),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
