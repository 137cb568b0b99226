import type { AuditEntry } from './audit.events.js';

type Fields = Readonly<Record<string, string>>;

/** Seals personal values and opens them: given from outside, as it holds the keys. */
export interface SealsNames {
  seal(
    all: readonly { readonly subject: string; readonly fields: Fields }[],
  ): Promise<readonly Fields[]>;
  open(all: readonly Fields[]): Promise<readonly Fields[]>;
}

/** Injection token of {@link SealsNames}. */
export const AUDIT_SEAL = Symbol('AUDIT_SEAL');

/** Whose the names of a local day are: they are erased together, and the rest of the lines stays. */
export const auditSubject = (day: string): string => `audit/${day}`;

/** What a line says of a person. */
export const namesIn = ({ account, address }: Partial<AuditEntry>): Fields => ({
  ...(account !== undefined && { account }),
  ...(address !== undefined && { address }),
});

const withNames = (line: AuditEntry, names: Fields | undefined): AuditEntry =>
  Object.assign({}, line, names);

/** Lines of a local day as they are written. Without a seal they are written as they are. */
export async function sealedLines(
  day: string,
  lines: readonly AuditEntry[],
  seal: SealsNames | undefined,
): Promise<readonly AuditEntry[]> {
  if (!seal) return lines;
  const subject = auditSubject(day);
  const sealed = await seal.seal(lines.map((line) => ({ subject, fields: namesIn(line) })));
  return lines.map((line, index) => withNames(line, sealed[index]));
}

/** The same as they are read: `已删除` where their time is over. */
export async function readableLines(
  lines: readonly AuditEntry[],
  seal: SealsNames | undefined,
): Promise<readonly AuditEntry[]> {
  if (!seal) return lines;
  const opened = await seal.open(lines.map(namesIn));
  return lines.map((line, index) => withNames(line, opened[index]));
}
