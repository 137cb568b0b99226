import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { repositoryFile } from './repository-file.js';
import { findUnusableText } from './text.js';

/** Why a file cannot be used. */
export interface FileFault {
  readonly fault: 'UNREADABLE' | 'NOT_JSON' | 'INVALID';
  readonly file: string;
  /** JSON pointer to the offending value; empty for the whole document. */
  readonly pointer: string;
  /** In Chinese, for the operator. */
  readonly reason: string;
}

/**
 * A reader of JSON files that obey one schema, or of a text under the name of a file. It throws what
 * `refuse` makes of the first fault.
 * @param schema path of a schema that ships, for example `schema/rules/score-rules.schema.json`
 */
export function jsonFileReader<T>(
  schema: string,
  refuse: (fault: FileFault) => Error,
): (file: string, text?: string) => T {
  const validate = compileSchema(schema);
  return (file, text) => {
    const json = parse(file, refuse, text);
    if (!validate(json)) throw refuse(faultOf(file, basename(schema), validate.errors ?? []));
    const unusable = unusableTextOf(file, json);
    if (unusable) throw refuse(unusable);
    return json as T;
  };
}

const validators = new Map<string, ValidateFunction>();

/** Compiled once in a process: it takes longer than reading all files. */
function compileSchema(schema: string): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const text = readFileSync(repositoryFile(schema), 'utf8');
  const validate = new Ajv2020({ strictTypes: false }).compile(JSON.parse(text) as object);
  validators.set(schema, validate);
  return validate;
}

function parse(file: string, refuse: (fault: FileFault) => Error, text?: string): unknown {
  let bytes: Buffer;
  try {
    bytes = text === undefined ? readFileSync(file) : Buffer.from(text);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw refuse({ fault: 'UNREADABLE', file, pointer: '', reason: `无法读取（${code}）` });
  }
  try {
    // Strictly: garbled names would get into events.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw refuse({ fault: 'NOT_JSON', file, pointer: '', reason: '不是 UTF-8 的有效 JSON' });
  }
}

/** By the rule of all doors: what a file says gets into events, notices and pages. */
function unusableTextOf(file: string, json: unknown): FileFault | undefined {
  const found = findUnusableText(json);
  if (!found) return undefined;
  const pointer = `/${found.path.replaceAll('.', '/')}`;
  return { fault: 'INVALID', file, pointer, reason: `含有无法使用的字符 ${found.character}` };
}

/** The first error; where no branch of a choice fits, the choice and not its branches. */
function faultOf(file: string, schema: string, errors: readonly ErrorObject[]): FileFault {
  const error = errors.find(({ keyword }) => keyword === 'oneOf') ?? errors[0];
  const pointer = error?.instancePath ?? '';
  return { fault: 'INVALID', file, pointer, reason: error ? reasonOf(error, schema) : '格式不符' };
}

type Params = Readonly<Record<string, unknown>>;

const REASONS: Readonly<Record<string, (params: Params, schema: string) => string>> = {
  required: (p) => `缺少字段“${String(p['missingProperty'])}”`,
  dependentRequired: (p) => `缺少字段“${String(p['missingProperty'])}”`,
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
  maxItems: (p) => `至多 ${String(p['limit'])} 项`,
  maxProperties: (p) => `至多 ${String(p['limit'])} 项`,
  maxLength: (p) => `不得超过 ${String(p['limit'])} 个字符`,
  pattern: () => '格式不符',
};

/** What is wrong, in Chinese; in the validator's own words where there are none of ours. */
const reasonOf = ({ keyword, params, message = '' }: ErrorObject, schema: string): string =>
  REASONS[keyword]?.(params as Params, schema) ?? message;
