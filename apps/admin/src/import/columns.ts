import { shortened } from '#event-sourcing';
import { AdminError } from '../admin-error.js';

/** The cells of a row, trimmed, by index of their column. */
export type Cells = readonly string[];

const MOST_SHOWN = 20;

/** Names of a table's columns. Blanks around a name and, where it stays unique, its case are no difference. */
export class Columns {
  readonly names: readonly string[];

  constructor(header: readonly string[]) {
    this.names = header.map((name) => name.trim());
  }

  find(name: string): number | undefined {
    const exact = this.#all((n) => n === name);
    const found = exact.length > 0 ? exact : this.#all((n) => sameName(n, name));
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * Index of a column that the mapping names at a JSON pointer.
   * @throws AdminError COLUMN_MISSING or COLUMN_AMBIGUOUS
   */
  require(name: string, pointer: string): number {
    const index = this.find(name);
    if (index !== undefined) return index;
    const several = this.#all((n) => sameName(n, name)).length > 1;
    if (several)
      throw new AdminError('COLUMN_AMBIGUOUS', `文件中有多个「${name}」列(映射 ${pointer})`);
    const shown = shortened(this.names.slice(0, MOST_SHOWN).join('、'), 300);
    const message = `文件中没有「${name}」列(映射 ${pointer});文件的列是:${shown}`;
    throw new AdminError('COLUMN_MISSING', message);
  }

  #all(condition: (name: string) => boolean): number[] {
    return this.names.flatMap((name, index) => (condition(name) ? [index] : []));
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();
