import { readFileSync, writeFileSync } from 'node:fs';

const WRITERS: Readonly<Record<string, string>> = {
  'schema/slices.md': 'npm run slices:write',
};

/** Writes a file that is printed from the code, or fails the process where the file is not that. */
export function keepPrinted(file: string, text: string, write: boolean): void {
  if (write) return writeFileSync(file, text);
  if (readFileSync(file, 'utf8') === text) return;
  const writer = WRITERS[file] ?? 'npm run schema:write';
  console.error(`${file} 与代码不符，请运行 ${writer}（is not what the code says）`);
  process.exitCode = 1;
}

/** A table of Markdown; pipes in a cell are escaped. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
