import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { Outcome, Part } from './part.js';

const TITLE = `# Reliability: what the last runs came to

Printed by \`npm run reliability\`; each row is kept until its part is run again. A killed process shows what a
crash of the process costs, and nothing about a loss of power.
`;
const HEAD = ['part', 'what was done', 'rounds', 'what must hold', 'found', 'met', 'on'];

const cellOf = (text: string): string => text.replaceAll('|', '/').replaceAll(/\s+/g, ' ').trim();
const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function markOf({ faults, skipped }: Outcome): string {
  if (skipped !== undefined) return '**skipped**';
  return faults.length === 0 ? 'yes' : '**no**';
}

/** A cell holds the figure; the list is printed to whoever runs it. */
const MOST_IN_CELL = 300;
const MOST_OF_FAULT = 140;

const shortened = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};

/** A fault comes first, because a cell has an end. */
function foundBy({ found, faults, skipped }: Outcome): string {
  if (skipped !== undefined) return shortened(`SKIPPED: ${skipped}`, MOST_IN_CELL);
  const [first] = faults;
  const missed =
    first === undefined ? [] : [`✗ ${faults.length}: ${shortened(first, MOST_OF_FAULT)}`];
  const told = [...missed, found].filter((text) => text !== '').join('; ');
  return shortened(told, MOST_IN_CELL);
}

/** One row for each part, in a file that is printed again after each. */
export class Results {
  readonly #rows = new Map<string, string>();

  constructor(private readonly file: string) {}

  /** Another run may have written meanwhile. */
  #read(): void {
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    for (const line of lines) {
      const name = /^\| ([a-z][a-z0-9-]*) \|/.exec(line)?.[1];
      if (name !== undefined && name !== HEAD[0]) this.#rows.set(name, line);
    }
  }

  /** Returns the row. */
  put(part: Part, outcome: Outcome): string {
    this.#read();
    const day = new Date().toISOString().slice(0, 10);
    const { name, done, holds } = part;
    const cells = [name, done, String(outcome.rounds), holds, foundBy(outcome), markOf(outcome)];
    const line = lineOf([...cells, day].map(cellOf));
    this.#rows.set(name, line);
    return line;
  }

  /** @param order names of all parts; rows of parts that are no more are left out */
  write(order: readonly string[]): void {
    const rows = order.flatMap((name) => this.#rows.get(name) ?? []);
    const table = [lineOf(HEAD), lineOf(HEAD.map(() => '---')), ...rows];
    writeFileSync(this.file, `${TITLE}\n<!-- prettier-ignore -->\n${table.join('\n')}\n`);
  }
}

export const headOfTable = (): string => `${lineOf(HEAD)}\n${lineOf(HEAD.map(() => '---'))}`;
