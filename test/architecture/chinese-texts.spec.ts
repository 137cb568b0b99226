import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** Files whose Chinese is data or a pattern in another notation, and is shown to nobody. */
const NOT_PROSE: readonly string[] = [
  // Entries in the notation of the package chinese-days: `National Day,国庆节,3`.
  'libs/calendar/src/published-days.ts',
  // Patterns that read the cells of a ledger.
  'libs/importing/src/history/step-values.ts',
];

/** What stands for `${…}` while a template is looked at. */
const GAP = '\u{E000}';
/** Addresses, the prefixes of a store and calls of the API are written as they are typed. */
const AS_TYPED = /(?:sqlite:|[a-z]+:\/\/)[^\s，；]*|\w+\([A-Za-z]*\)/g;
const HALF_WIDTH =
  /\p{Script=Han} ?[,:;?!]|[,:;] ?\p{Script=Han}|[?!]\p{Script=Han}|\p{Script=Han} ?[()]|[()] ?\p{Script=Han}/u;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs|js)$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(GAP);
}

/** Half-width punctuation beside a Chinese character, with its line. */
function halfWidthIn(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node)?.replaceAll(AS_TYPED, GAP);
    if (text !== undefined && HALF_WIDTH.test(text)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1} ${text.replaceAll(GAP, '…')}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('given the Chinese texts of the code', () => {
  it('when punctuation stands beside a Chinese character, then it is full-width', () => {
    const files = [...sources('apps'), ...sources('libs')].filter(
      (file) => !NOT_PROSE.includes(file),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => halfWidthIn(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ["'已启用,自明日起'", "'已启用，自明日起'"],
    ['`共 ${rows} 条(已达上限)`', '`共 ${rows} 条（已达上限）`'],
    ['`错误: ${message}`', '`错误：${message}`'],
    ['`失败(${code})`', '`失败（${code}）`'],
    ["'存储暂时无法连接, 稍后再试'", "'postgres://用户:密码@主机:端口/数据库'"],
    ["'真的吗?'", "'读己之写：after(Position)。Read your writes (once).'"],
  ])('when %s is written, then it is found, and %s is not', (wrong, right) => {
    expect(halfWidthIn('a.ts', `say(${wrong})`)).toHaveLength(1);
    expect(halfWidthIn('a.ts', `say(${right})`)).toEqual([]);
  });
});
