import { readFileSync } from 'node:fs';

import { Lexer, Source, TokenKind } from 'graphql';

import { hasMoreTokens } from './tokens.js';

function lexed(text: string): number {
  const lexer = new Lexer(new Source(text));
  for (let tokens = 0; ; tokens++) if (lexer.advance().kind === TokenKind.EOF) return tokens;
}

describe('given a document whose tokens are counted without reading it', () => {
  it.each([
    ['nothing', ''],
    ['blanks and comments', ' ,\n\uFEFF# a { b } "\r\n# c\n'],
    ['an operation', 'query A($a: [Int!]! = [1, -2.5e+3]) @b(c: "d") { e: f(g: $a) ...H }'],
    ['a fragment', 'fragment H on I { ... on J @skip(if: false) { k(l: {m: ENUM, n: null}) } }'],
    ['texts', '{ a(b: "c \\" { } d", e: "", f: """g "h" \\""" { } # i\n""") }'],
    ['the schema', readFileSync('schema/api.graphql', 'utf8')],
  ])('when it holds %s, then there are as many as the parser finds', (_, text) => {
    const tokens = lexed(text);
    expect(hasMoreTokens(text, tokens)).toBe(false);
    expect(hasMoreTokens(`${text} {`, tokens)).toBe(true);
  });

  it.each(['"never closed', '"""never closed', '{ ??? § 哨 }', '{ a(b: 1.x) .. }'])(
    'when it is broken, as %s, then it is counted to its end',
    (text) => expect(hasMoreTokens(text, text.length)).toBe(false),
  );
});
