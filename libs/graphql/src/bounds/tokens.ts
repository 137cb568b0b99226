import { Lexer, Source, TokenKind } from 'graphql';

/** Whether a document has more tokens than that; reads no further than it has to. */
export function hasMoreTokens(text: string, max: number): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let tokens = 0; tokens <= max; tokens++)
      if (lexer.advance().kind === TokenKind.EOF) return false;
    return true;
  } catch {
    // What cannot be read ends the count: the parser says what is wrong with it.
    return false;
  }
}
