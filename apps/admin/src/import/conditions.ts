import type { Cells, Columns } from './columns.js';
import { listOf, type Names, type StepRule } from './mapping.js';
import { type Compiling, folded } from './values.js';

export type Holds = (cells: Cells) => boolean;

const REGEXP_SIGNS = /[.*+?^${}()|[\]\\]/g;

/** `*` stands for any text. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(REGEXP_SIGNS, '\\$&').replaceAll('\\*', '[^]*')}$`, 'u');

function condition(index: number, values: Names, ignoreCase: boolean): Holds {
  const wanted = listOf(values).map((value) => folded(value.trim(), ignoreCase));
  const exact = new Set(wanted.filter((value) => !value.includes('*')));
  const patterns = wanted.filter((value) => value.includes('*')).map(wildcard);
  return (cells) => {
    const cell = folded(cells[index] ?? '', ignoreCase);
    return exact.has(cell) || patterns.some((pattern) => pattern.test(cell));
  };
}

/**
 * Whether conditions all hold, by column; always where there are none.
 * @throws AdminError COLUMN_MISSING
 */
export function compileWhen(
  when: StepRule['when'] | undefined,
  compiling: Compiling,
  pointer: string,
): Holds {
  const conditions = Object.entries(when ?? {}).map(([name, values]) =>
    condition(columnOf(compiling.columns, name, pointer), values, compiling.ignoreCase),
  );
  return (cells) => conditions.every((holds) => holds(cells));
}

/** JSON pointers write `~` and `/` in a key as `~0` and `~1` (RFC 6901). */
const columnOf = (columns: Columns, name: string, pointer: string): number =>
  columns.require(name, `${pointer}/when/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);

/** Index of the first rule whose conditions all hold; -1 where a row is unmapped. */
export function compileRules(
  rules: readonly StepRule[],
  compiling: Compiling,
): (cells: Cells) => number {
  const holds = rules.map(({ when }, i) => compileWhen(when, compiling, `/steps/${i}`));
  return (cells) => holds.findIndex((matches) => matches(cells));
}
