import { Lexer, Source, TokenKind } from 'graphql';

/** Whether a document has more tokens; stops reading as soon as it is certain. */
export function hasMoreTokens(text: string, max: number): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let tokens = 0; tokens <= max; tokens++)
      if (lexer.advance().kind === TokenKind.EOF) return false;
    return true;
  } catch {
    // A lexical error ends the count: the parser reports it.
    return false;
  }
}
