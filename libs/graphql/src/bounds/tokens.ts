/** Between tokens: white space, commas, the byte order mark, comments. */
const IGNORED = /[\s,\uFEFF]+|#[^\n\r]*/y;
/** One token. What is none of GraphQL counts as one too: the parser reports it. */
const TOKEN =
  /"""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n\r])*"?|[_A-Za-z]\w*|-?\d[\w.+-]*|\.\.\.|[^]/y;

/** Where what begins there ends; the same place where something else begins. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/**
 * Whether a document has more tokens; stops reading as soon as it is certain. It makes no token, unlike the
 * lexer, because it is asked about what nobody is going to read.
 */
export function hasMoreTokens(text: string, max: number): boolean {
  let tokens = 0;
  for (let at = 0; at < text.length;) {
    const after = endOf(IGNORED, text, at);
    if (after === at) {
      at = endOf(TOKEN, text, at);
      if (++tokens > max) return true;
    } else at = after;
  }
  return false;
}
