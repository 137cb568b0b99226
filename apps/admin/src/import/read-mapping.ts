import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { findUnusableText } from '#event-sourcing';
import { AdminError } from '../admin-error.js';
import { repositoryFile } from '../repository-file.js';
import type { Mapping } from './mapping.js';
import { refuseUnplayable } from './refuse-unplayable.js';
import { nameKey } from './units.js';

const reasons: Partial<Record<string, (error: ErrorObject) => string>> = {
  required: ({ params }) => `缺少 ${String(params['missingProperty'])}`,
  additionalProperties: ({ params }) => `不认识的项 ${String(params['additionalProperty'])}`,
  enum: ({ params }) => `只能是 ${(params['allowedValues'] as string[]).join('、')}`,
  type: ({ params }) => `类型应为 ${String(params['type'])}`,
  pattern: ({ params }) => `应符合 ${String(params['pattern'])}`,
  minLength: () => '不能为空',
  minItems: () => '至少要有一项',
  minimum: ({ params }) => `不能小于 ${String(params['limit'])}`,
};

/** The most telling one: alternatives that were not meant are reported as well. */
function describe(errors: readonly ErrorObject[]): string {
  const telling = errors.filter(({ keyword }) => !['anyOf', 'if'].includes(keyword));
  const deepest = [...telling].sort(
    (a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length,
  );
  const shown = deepest.slice(0, 3).map((error) => {
    const reason = reasons[error.keyword]?.(error) ?? error.message ?? error.keyword;
    return `${error.instancePath || '/'}：${reason}`;
  });
  return shown.join('；');
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AdminError('MAPPING_UNREADABLE', `无法读取映射文件 ${file}`, { cause });
  }
}

/** Strictly: names of another encoding would stand for nobody, or go into events garbled. */
function textOf(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = `映射文件 ${file} 不是 UTF-8 文本，请另存为 UTF-8`;
    throw new AdminError('MAPPING_NOT_JSON', message, { cause });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new AdminError('MAPPING_NOT_JSON', `映射文件 ${file} 不是 JSON：${why}`, { cause });
  }
}

/** What the schema cannot say: kinds have different ids. */
function refuseDoubleKinds({ kinds }: Mapping): void {
  const index = kinds.findIndex(({ id }, i) => kinds.findIndex((k) => k.id === id) !== i);
  if (index >= 0)
    throw new AdminError('MAPPING_INVALID', `映射文件有误：/kinds/${index}/id：与前面的重复`);
}

function refuseUnusable(content: unknown): void {
  const found = findUnusableText(content);
  if (!found) return;
  const where = `/${found.path.replaceAll('.', '/')}`;
  const message = `映射文件有误：${where}：含有无法使用的字符 ${found.character}`;
  throw new AdminError('MAPPING_INVALID', message);
}

/** A name stands for one organisation, and an organisation has one entry. */
function refuseDoubleNames({ organisations = [], ignoreCase = true }: Mapping): void {
  const seen = new Map<string, string>();
  organisations.forEach(({ id, name, names }, index) => {
    const all = [...names, ...(name === undefined ? [] : [name])];
    for (const key of new Set(all.map((one) => nameKey(one, ignoreCase)))) {
      if (!seen.has(key)) seen.set(key, id);
      else throw twice(index, `名称“${key}”已属于“${seen.get(key)}”`);
    }
    const first = organisations.findIndex((other) => other.id === id);
    if (first < index) throw twice(index, `“${id}”与 /organisations/${first} 重复，请合并`);
  });
}

const twice = (index: number, reason: string): AdminError =>
  new AdminError('MAPPING_INVALID', `映射文件有误：/organisations/${index}：${reason}`);

/**
 * A mapping file, checked against its schema.
 * @throws AdminError MAPPING_UNREADABLE, MAPPING_NOT_JSON, MAPPING_INVALID or MAPPING_STEP_MISSING, naming
 *   the JSON pointer
 */
export function readMapping(file: string): Mapping {
  return checkMapping(parse(file, textOf(file, read(file))));
}

export function checkMapping(content: unknown): Mapping {
  const schema = read(repositoryFile('schema/imports/mapping.schema.json'));
  const validate = new Ajv({ allErrors: true, strict: false }).compile<Mapping>(
    JSON.parse(schema.toString()),
  );
  if (!validate(content))
    throw new AdminError('MAPPING_INVALID', `映射文件有误：${describe(validate.errors ?? [])}`);
  refuseUnusable(content);
  refuseDoubleKinds(content);
  refuseDoubleNames(content);
  refuseUnplayable(content);
  return content;
}
