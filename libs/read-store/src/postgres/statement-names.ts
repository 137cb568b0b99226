/** Most statements that a session keeps; each costs the server some ten kilobytes. */
const CAPACITY = 200;

/** What is run again and again; the others change tables, or begin and end transactions. */
const REPEATED = /^\s*(?:select|insert|update|delete|with)\b/i;

/**
 * Names by the text of statements. A session parses a named one once and plans it a few times; both
 * cost more than to run it with a few rows.
 */
export class StatementNames {
  readonly #names = new Map<string, string | undefined>();

  /** Undefined for a text that the session is not to keep. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= CAPACITY || this.#names.has(text)) return known;
    const name = REPEATED.test(text) ? `s${this.#names.size + 1}` : undefined;
    if (name !== undefined) this.#names.set(text, name);
    return name;
  }

  /** From now on the text is sent whole: its tables are no longer those that sessions know. */
  forget(text: string): void {
    this.#names.set(text, undefined);
  }
}
