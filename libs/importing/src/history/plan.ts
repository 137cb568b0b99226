import { hash } from 'node:crypto';
import { createWhistleRules, type WhistleRulePack } from '#rules';
import { WHISTLE_LEVELS, type WhistleDirectory, type WhistleRules } from '#whistle';
import {
  listOf,
  type Mapping,
  STEP_VALUES,
  type StepName,
  stepOf,
  type StepValue,
  type StepWithValues,
  type Value,
  type WhistleFields,
} from './mapping.js';
import type { RegisteredUnits } from './register-units.js';
import { compileTime } from './row-times.js';
import type { Units } from './units.js';
import {
  Columns,
  compileColumn,
  compileJoin,
  compileValue,
  compileWhen,
  type CompileOptions,
  type RowCondition,
  type CellReader,
} from './values.js';

/** A step with its values as functions of the row. */
export interface Step {
  readonly name: StepName;
  readonly holds: RowCondition;
  readonly unlessDone: boolean;
  readonly whose: 'lead' | 'unit' | 'all';
  readonly values: Readonly<Record<StepValue, CellReader>>;
}

/** A mapping made ready for the rows of one table. */
export interface ImportPlan {
  readonly source: string;
  readonly steps: readonly (readonly Step[])[];
  readonly fields: Required<WhistleFields<CellReader>>;
  /** When the whistle was blown, in milliseconds since 1970 UTC, where the row says it. */
  readonly blownAt: (cells: readonly string[]) => number | undefined;
  readonly activity: CellReader;
  readonly person: CellReader;
  readonly rules: WhistleRules;
  readonly directory: WhistleDirectory;
  readonly called: CalledUnits;
}

/** Organisations of the table as the directory has them. */
interface CalledUnits {
  /** By the id that the table's name was given. */
  readonly actual: (id: string) => string;
  readonly named: (name: string) => string;
  readonly listed: (names: string) => string[];
}

/** 其他事件: what history without a classification is filed under (GB/T 30428.2). */
const OTHER_HAPPENINGS = '16';
const NO_REGION = '000000000000';
const FIELDS = [
  ...(['title', 'kind', 'street', 'description', 'level', 'category', 'regionCode'] as const),
  ...(['address', 'channel', 'longitude', 'latitude', 'assisting', 'informed'] as const),
  ...(['contactName', 'contactPhone'] as const),
] satisfies readonly (keyof WhistleFields<Value>)[];

const DEFAULTS: Readonly<Partial<WhistleFields<string>>> = {
  category: OTHER_HAPPENINGS,
  regionCode: NO_REGION,
  channel: 'import',
};

type ReadValue = (value: Value | undefined, pointer: string) => CellReader;

const readerOf =
  (compiling: CompileOptions): ReadValue =>
  (value, pointer) =>
    compileValue(value ?? '', compiling, pointer);

/** Scores that are not given are taken from the satisfaction. */
const SCORES_BESIDE: readonly StepValue[] = ['responseSpeed', 'cooperation', 'implementation'];

function compileStep(given: StepWithValues, compiling: CompileOptions, pointer: string): Step {
  const read = readerOf(compiling);
  const valueOf = (name: StepValue): CellReader => {
    const as = given[name] === undefined && SCORES_BESIDE.includes(name) ? 'score' : name;
    return read(given[as], `${pointer}/${as}`);
  };
  const values = Object.fromEntries(STEP_VALUES.map((name) => [name, valueOf(name)]));
  return {
    name: given.step,
    holds: compileWhen(given.when, compiling, pointer),
    unlessDone: given.unlessDone ?? false,
    whose: given.whose ?? 'lead',
    values: values as Record<StepValue, CellReader>,
  };
}

function fieldsOf({ whistle }: Mapping, read: ReadValue): Required<WhistleFields<CellReader>> {
  const fields = FIELDS.map((name) => {
    const value = whistle[name] ?? DEFAULTS[name] ?? '';
    return [name, read(value, `/whistle/${name}`)] as const;
  });
  return Object.fromEntries(fields) as unknown as Required<WhistleFields<CellReader>>;
}

function blownAtOf({ whistle: { at } }: Mapping, columns: Columns): ImportPlan['blownAt'] {
  if (at === undefined) return () => undefined;
  const { read } = compileTime(at, columns, '/whistle/at', undefined);
  return (cells) => {
    const time = read(cells);
    return typeof time === 'number' ? time : undefined;
  };
}

function calledUnits(units: Units, { actual }: RegisteredUnits): CalledUnits {
  return {
    actual,
    named: (name) => actual(units.idOf('dept', name)),
    listed: (names) => [...new Set(units.idsOf('dept', names).map(actual))],
  };
}

/** A mapping, and the table that it is to be used on. */
interface Planning {
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly units: Units;
  readonly registered: RegisteredUnits;
}

/**
 * Prepares the import of a table with these columns.
 * @throws OperatorError COLUMN_MISSING for a column that the mapping names and the table has not
 */
export function planImport({ mapping, header, units, registered }: Planning): ImportPlan {
  const columns = new Columns(header);
  const compiling = { columns, ignoreCase: mapping.ignoreCase ?? true };
  const { activity, person } = mapping.columns;
  return {
    source: mapping.source,
    steps: mapping.steps.map(({ then }, i) =>
      then.map((step, j) => compileStep(stepOf(step), compiling, `/steps/${i}/then/${j}`)),
    ),
    fields: fieldsOf(mapping, readerOf(compiling)),
    blownAt: blownAtOf(mapping, columns),
    activity: compileJoin(listOf(activity), columns, '/columns/activity', '/'),
    person: person === undefined ? () => '' : compileColumn(person, compiling, '/columns/person'),
    rules: rulesOf(mapping),
    directory: registered.directory,
    called: calledUnits(units, registered),
  };
}

/**
 * The kinds of a mapping as a rule pack named after its source. Its version is a digest of its content:
 * events tell which limits they were judged by, also after the mapping has been changed.
 */
function rulePackOf({ source, kinds }: Mapping): WhistleRulePack {
  return {
    pack: source,
    version: hash('sha256', JSON.stringify(kinds)).slice(0, 8),
    effectiveFrom: '1900-01-01',
    source: `import ${source}`,
    kinds: kinds.map(({ id, name, limits, overall, extension, decline }) => ({
      kind: id,
      name,
      levels: WHISTLE_LEVELS,
      limits: overall ? { ...limits, overall } : limits,
      ...(extension && { extension }),
      ...(decline && { decline }),
    })),
  };
}

export const rulesOf = (mapping: Mapping): WhistleRules =>
  createWhistleRules([rulePackOf(mapping)]);
