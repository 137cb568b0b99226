import { readFileSync, writeFileSync } from 'node:fs';

const MOST_LINES = 10;

function linesOnlyIn(text: string, other: string): readonly string[] {
  const known = new Set(other.split('\n'));
  return text
    .split('\n')
    .filter((line) => !known.has(line))
    .slice(0, MOST_LINES);
}

/** Writes a file that is printed from the code, or sets exit code 1 if the file differs from it. */
export function writeOrCompare(file: string, text: string, write: boolean): void {
  if (write) return writeFileSync(file, text);
  const there = readFileSync(file, 'utf8');
  if (there === text) return;
  console.error(`${file} 与代码不符，请运行 npm run schema:write（is not what the code says）`);
  for (const line of linesOnlyIn(there, text)) console.error(`- ${line}`);
  for (const line of linesOnlyIn(text, there)) console.error(`+ ${line}`);
  process.exitCode = 1;
}

/** A Markdown table; escapes pipes in cells. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
