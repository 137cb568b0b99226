import type { ErrorObject } from 'ajv';

type Params = Readonly<Record<string, unknown>>;

const REASONS: Readonly<Record<string, (params: Params, schema: string) => string>> = {
  required: (p) => `缺少字段“${String(p['missingProperty'])}”`,
  additionalProperties: (p) => `没有字段“${String(p['additionalProperty'])}”`,
  enum: (p) => `应为 ${(p['allowedValues'] as unknown[]).join('、')} 之一`,
  const: (p) => `应为 ${String(p['allowedValue'])}`,
  oneOf: (_, schema) => `不是可用的取值，可用的见 ${schema}`,
  type: (p) => (p['type'] === 'integer' ? '应为整数' : `类型应为 ${String(p['type'])}`),
  minimum: (p) => `不得小于 ${String(p['limit'])}`,
  exclusiveMinimum: (p) => `应大于 ${String(p['limit'])}`,
  maximum: (p) => `不得大于 ${String(p['limit'])}`,
  minItems: (p) => `至少应有 ${String(p['limit'])} 项`,
  minProperties: () => '不得为空',
  uniqueItems: () => '不得有重复项',
  minLength: () => '不得为空',
  maxLength: (p) => `不得超过 ${String(p['limit'])} 个字符`,
  pattern: () => '格式不符',
};

/** What is wrong, in Chinese; in the validator's own words where there are none of ours. */
export const reasonOf = ({ keyword, params, message = '' }: ErrorObject, schema: string): string =>
  REASONS[keyword]?.(params as Params, schema) ?? message;
