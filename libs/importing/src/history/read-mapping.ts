import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { findUnusableText, OperatorError, repositoryFile } from '#event-sourcing';
import { type Mapping, shownStep, STEP_NEEDS, type StepName, stepOf } from './mapping.js';
import { nameKey } from './units.js';

interface Placed {
  readonly step: StepName;
  readonly pointer: string;
}

const stepsOf = ({ steps }: Mapping): Placed[] =>
  steps.flatMap(({ then }, i) =>
    then.map((step, j) => ({ step: stepOf(step).step, pointer: `/steps/${i}/then/${j}` })),
  );

const missingStepError = (pointer: string, why: string): OperatorError =>
  new OperatorError('MAPPING_STEP_MISSING', `映射文件有误：${pointer}：${why}`);

/** Refuses a step that needs another one before it, where no row ever means that other one. */
function refuseWithout(all: readonly Placed[]): void {
  const known = new Set(all.map(({ step }) => step));
  for (const { step, pointer } of all) {
    const needs = STEP_NEEDS[step];
    if (needs && !needs.some((one) => known.has(one))) {
      const which = needs.map(shownStep).join('或');
      throw missingStepError(pointer, `${shownStep(step)}之前须有 ${which}，而映射中没有这一步`);
    }
  }
}

/** Where arrival has a limit, a report is refused without it: the mapping must have an arrival. */
function refuseReportFromDesk({ kinds }: Mapping, all: readonly Placed[]): void {
  const report = all.find(({ step }) => step === 'report');
  const kind = kinds.findIndex(({ limits }) => limits.arrive !== undefined);
  if (!report || kind < 0 || all.some(({ step }) => step === 'arrive')) return;
  const { name } = kinds[kind]!;
  const why = `种类“${name}”有到场时限（/kinds/${kind}/limits/arrive）`;
  throw missingStepError(
    report.pointer,
    `${why}，${shownStep('report')}之前须有 ${shownStep('arrive')}，而映射中没有这一步`,
  );
}

function refuseExtensionWithoutRule({ kinds }: Mapping, all: readonly Placed[]): void {
  const asked = all.find(({ step }) => step === 'request-extension');
  if (!asked || kinds.some(({ extension, limits }) => extension && limits.resolve)) return;
  const why = `${shownStep('request-extension')}须有一个种类既有 limits/resolve 又有 extension（延期累计上限）`;
  throw missingStepError(asked.pointer, why);
}

/**
 * Refuses a mapping by which some step could never be taken, whatever the rows say.
 * @throws OperatorError MAPPING_STEP_MISSING, naming the JSON pointer and the step that is missing
 */
function refuseUnplayable(mapping: Mapping): void {
  const all = stepsOf(mapping);
  refuseWithout(all);
  refuseReportFromDesk(mapping, all);
  refuseExtensionWithoutRule(mapping, all);
}

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

/** The most useful error: the validator also reports alternatives that were not meant. */
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
    throw new OperatorError('MAPPING_UNREADABLE', `无法读取映射文件 ${file}`, { cause });
  }
}

/** Strictly UTF-8: garbled names would match nobody or get into events. */
function textOf(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = `映射文件 ${file} 不是 UTF-8 文本，请另存为 UTF-8`;
    throw new OperatorError('MAPPING_NOT_JSON', message, { cause });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new OperatorError('MAPPING_NOT_JSON', `映射文件 ${file} 不是 JSON：${why}`, { cause });
  }
}

/** What the schema cannot say: kinds have different ids. */
function refuseDoubleKinds({ kinds }: Mapping): void {
  const index = kinds.findIndex(({ id }, i) => kinds.findIndex((k) => k.id === id) !== i);
  if (index >= 0)
    throw new OperatorError('MAPPING_INVALID', `映射文件有误：/kinds/${index}/id：与前面的重复`);
}

function refuseUnusable(content: unknown): void {
  const found = findUnusableText(content);
  if (!found) return;
  const where = `/${found.path.replaceAll('.', '/')}`;
  const message = `映射文件有误：${where}：含有无法使用的字符 ${found.character}`;
  throw new OperatorError('MAPPING_INVALID', message);
}

/** A name stands for one organisation, and an organisation has one entry. */
function refuseDoubleNames({ organisations = [], ignoreCase = true }: Mapping): void {
  const seen = new Map<string, string>();
  organisations.forEach(({ id, name, names }, index) => {
    const all = [...names, ...(name === undefined ? [] : [name])];
    for (const key of new Set(all.map((one) => nameKey(one, ignoreCase)))) {
      if (!seen.has(key)) seen.set(key, id);
      else throw duplicateError(index, `名称“${key}”已属于“${seen.get(key)}”`);
    }
    const first = organisations.findIndex((other) => other.id === id);
    if (first < index)
      throw duplicateError(index, `“${id}”与 /organisations/${first} 重复，请合并`);
  });
}

const duplicateError = (index: number, reason: string): OperatorError =>
  new OperatorError('MAPPING_INVALID', `映射文件有误：/organisations/${index}：${reason}`);

/**
 * A mapping file, checked against its schema.
 * @throws OperatorError MAPPING_UNREADABLE, MAPPING_NOT_JSON, MAPPING_INVALID or MAPPING_STEP_MISSING, naming
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
    throw new OperatorError('MAPPING_INVALID', `映射文件有误：${describe(validate.errors ?? [])}`);
  refuseUnusable(content);
  refuseDoubleKinds(content);
  refuseDoubleNames(content);
  refuseUnplayable(content);
  return content;
}
