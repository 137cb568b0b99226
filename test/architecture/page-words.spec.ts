import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

const SOURCES = 'apps/console/src';
const CHINESE = /[\u4e00-\u9fff]/;
/** With the signs that Chinese is set with: two values and a colon between them are a text, too. */
const SET_AS_CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const named = (end: RegExp): readonly string[] => files.filter((name) => end.test(name));

interface Text {
  readonly text: string;
  readonly at: string;
  /** Whether it is written where no value can be given to it, nor a language chosen. */
  readonly isBare: boolean;
}

const isBare = (node: ts.Node): boolean => ts.isJsxText(node) || ts.isTemplateExpression(node);
const isText = (node: ts.Node): boolean => isBare(node) || ts.isStringLiteralLike(node);
/** Of a template, what stands between its values. */
function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return node.getText().trim();
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join(' ');
}

/** Every Chinese text in a module, comments aside. */
function textsOf(name: string): readonly Text[] {
  const source = readFileSync(join(SOURCES, name), 'utf8');
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, kind);
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && SET_AS_CHINESE.test(textOf(node)))
      found.push({ text: textOf(node), at: name, isBare: isBare(node) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const texts = named(/(?<!generated)\.tsx?$/).flatMap(textsOf);
const english = named(/(^|[\\/])en\.json$/).flatMap((name) =>
  Object.entries(JSON.parse(readFileSync(join(SOURCES, name), 'utf8')) as Record<string, string>),
);
const holesOf = (text: string): string =>
  [...text.matchAll(/{{(\w+)}}/g)].map(String).sort().join();
/** English has a form of its own for one. */
const keyOf = (text: string): string => text.replace(/_(one|other)$/, '');

describe('given the words of the page', () => {
  it('when a text is Chinese, then it can be said in another language', () => {
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((one) => one.isBare && CHINESE.test(one.text))).toEqual([]);
  });

  it('when a text is Chinese, then its English is there', () => {
    const known = new Set(english.map(([text]) => keyOf(text)));
    expect(texts.filter(({ text }) => CHINESE.test(text) && !known.has(text))).toEqual([]);
  });

  it('when a text has an English, then with the same values, and somebody says it', () => {
    const said = new Set(texts.map(({ text }) => text));
    const differing = english.filter(([chinese, other]) => holesOf(chinese) !== holesOf(other));
    expect(differing).toEqual([]);
    expect(english.filter(([text]) => !said.has(keyOf(text)))).toEqual([]);
  });
});
