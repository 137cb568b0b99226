import type { WhistleDirectory, WhistleRules } from '#whistle';
import { Columns } from './columns.js';
import {
  listOf,
  type Mapping,
  type StepName,
  type StepWithValues,
  type WhistleFields,
} from './mapping.js';
import { rulesOf } from './rules-of-mapping.js';
import { compileColumn, compileJoin, compileValue, type Read } from './values.js';

/** A step with its values as functions of the row. */
export interface Step {
  readonly name: StepName;
  readonly unlessDone: boolean;
  readonly reason: Read;
  readonly scores: Readonly<Record<Score, Read>>;
}
export const SCORES = ['satisfaction', 'responseSpeed', 'cooperation', 'implementation'] as const;
export type Score = (typeof SCORES)[number];

/** A mapping made ready for the rows of one table. */
export interface ImportPlan {
  readonly source: string;
  readonly steps: readonly (readonly Step[])[];
  readonly fields: Required<WhistleFields<Read>>;
  readonly activity: Read;
  readonly person: Read;
  readonly rules: WhistleRules;
  readonly directory: WhistleDirectory;
}

/** 其他事件: what history without a classification is filed under (GB/T 30428.2). */
const OTHER_HAPPENINGS = '16';
const NO_REGION = '000000000000';

type ReadValue = (value: StepWithValues['reason'], pointer: string) => Read;

function stepOf(step: StepName | StepWithValues, read: ReadValue, pointer: string): Step {
  const given: StepWithValues = typeof step === 'string' ? { step } : step;
  const satisfaction = read(given.score, `${pointer}/score`);
  const score = (name: Exclude<Score, 'satisfaction'>) =>
    given[name] === undefined ? satisfaction : read(given[name], `${pointer}/${name}`);
  return {
    name: given.step,
    unlessDone: given.unlessDone ?? false,
    reason: read(given.reason, `${pointer}/reason`),
    scores: {
      satisfaction,
      responseSpeed: score('responseSpeed'),
      cooperation: score('cooperation'),
      implementation: score('implementation'),
    },
  };
}

function fieldsOf({ whistle }: Mapping, read: ReadValue): Required<WhistleFields<Read>> {
  const field = (name: keyof typeof whistle, otherwise: string): Read =>
    read(whistle[name] ?? otherwise, `/whistle/${name}`);
  return {
    title: field('title', ''),
    kind: field('kind', ''),
    street: field('street', ''),
    description: field('description', ''),
    level: field('level', 'street'),
    category: field('category', OTHER_HAPPENINGS),
    regionCode: field('regionCode', NO_REGION),
    address: field('address', ''),
  };
}

/**
 * Prepares the import of a table with these columns.
 * @throws AdminError COLUMN_MISSING for a column that the mapping names and the table has not
 */
export function planImport(
  mapping: Mapping,
  header: readonly string[],
  directory: WhistleDirectory,
): ImportPlan {
  const columns = new Columns(header);
  const compiling = { columns, ignoreCase: mapping.ignoreCase ?? true };
  const read: ReadValue = (value, pointer) => compileValue(value ?? '', compiling, pointer);
  const { activity, person } = mapping.columns;
  return {
    source: mapping.source,
    steps: mapping.steps.map(({ then }, i) =>
      then.map((step, j) => stepOf(step, read, `/steps/${i}/then/${j}`)),
    ),
    fields: fieldsOf(mapping, read),
    activity: compileJoin(listOf(activity), columns, '/columns/activity', '/'),
    person: person === undefined ? () => '' : compileColumn(person, compiling, '/columns/person'),
    rules: rulesOf(mapping),
    directory,
  };
}
