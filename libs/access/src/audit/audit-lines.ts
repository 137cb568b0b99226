import type { AuditEntry } from './audit.events.js';

/**
 * Most different refusals of a minute, whoever makes them: an attacker cannot fill the log. What is above
 * is counted in one line without names.
 */
const MOST_REFUSALS = 60;
/** The same for what only people with a right password can do. */
const MOST_OTHERS = 1_000;
/** Most lines that wait while the log is away. */
const MOST_WAITING = 10_000;
const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

/** The minute of an instant in ISO 8601. */
export const minuteOf = (at: string): string => at.slice(0, MINUTE_LENGTH);

const isRefusal = ({ kind }: AuditEntry): boolean =>
  kind === 'refused' || kind === 'sign-in-refused';

/** Lines of the same key are counted in one. */
function keyOf(line: AuditEntry): string {
  const { kind, at, account = '', address = '', code = '', operations = [] } = line;
  return [minuteOf(at), kind, account, address, code, ...operations].join('|');
}

function withoutNames({ kind, at, count, code }: AuditEntry): AuditEntry {
  return { kind, at, count, ...(code !== undefined && { code }) };
}

/** Counts what happens, by kind, who and where within a minute. */
export class AuditLines {
  readonly #lines = new Map<string, AuditEntry>();
  /** How many lines a minute has, refusals and others apart. */
  readonly #sizes = new Map<string, number>();

  count(line: AuditEntry): void {
    const key = keyOf(line);
    const known = this.#lines.get(key);
    if (known) this.#lines.set(key, addTo(known, line.count));
    else if (this.#isFull(line)) this.#countNameless(line);
    else if (this.#lines.size < MOST_WAITING) this.#lines.set(key, line);
  }

  /** Takes out what is complete: a refusal when its minute is over, anything else at once. */
  take(nowMinute: string, all: boolean): readonly AuditEntry[] {
    const taken = [...this.#lines].filter(
      ([, line]) => all || !isRefusal(line) || minuteOf(line.at) < nowMinute,
    );
    for (const [key] of taken) this.#lines.delete(key);
    for (const name of this.#sizes.keys())
      if (name.slice(0, MINUTE_LENGTH) < nowMinute) this.#sizes.delete(name);
    return taken.map(([, line]) => line);
  }

  /** Counts the line among those of its minute. */
  #isFull(line: AuditEntry): boolean {
    const name = `${minuteOf(line.at)}|${isRefusal(line)}`;
    const size = this.#sizes.get(name) ?? 0;
    this.#sizes.set(name, size + 1);
    return size >= (isRefusal(line) ? MOST_REFUSALS : MOST_OTHERS);
  }

  #countNameless(line: AuditEntry): void {
    const nameless = withoutNames(line);
    const key = keyOf(nameless);
    const known = this.#lines.get(key);
    this.#lines.set(key, known ? addTo(known, line.count) : nameless);
  }
}

function addTo(line: AuditEntry, more: number): AuditEntry {
  return Object.assign({}, line, { count: line.count + more });
}
