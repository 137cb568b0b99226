import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of the repository, taken apart. */
export interface Document {
  /** From the root. */
  readonly file: string;
  readonly text: string;
  readonly headings: readonly { readonly level: number; readonly anchor: string }[];
  readonly blocks: readonly { readonly language: string; readonly text: string }[];
  /** Text in backquotes, outside blocks. */
  readonly inline: readonly string[];
  /** Where links lead, as written. */
  readonly links: readonly string[];
}

const APART = ['node_modules', 'dist', 'data', '.git'];

/** Every Markdown file of the repository. */
export const documentFiles = (folder = '.'): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return APART.includes(entry.name) ? [] : documentFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

/** How a heading is linked to: what GitHub makes of it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

export function readDocument(file: string): Document {
  const text = readFileSync(file, 'utf8');
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  const all = (form: RegExp, from: string) => [...from.matchAll(form)];
  return {
    file,
    text,
    headings: all(/^(#+) (.+)$/gm, prose).map(([, marks, heading]) => ({
      level: marks!.length,
      anchor: anchorOf(heading!),
    })),
    blocks: all(/^```(\w*)\n([\s\S]*?)^```$/gm, text).map(([, language, block]) => ({
      language: language!,
      text: block!,
    })),
    inline: all(/`([^`\n]+)`/g, prose).map(([, code]) => code!),
    links: all(/\]\(([^)\s]+)\)/g, prose).map(([, target]) => target!),
  };
}

/** The commands of a block of shell, one each: without comments, on one line. */
export const commandsOf = (block: string): readonly string[] =>
  block
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)# .*$/, '').split(/; (?=echo )/))
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The words of a simple command, quotes taken away. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/^['"]|['"]$/g, ''),
  );
