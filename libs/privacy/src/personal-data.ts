import { auditSubject } from '#access';
import type { KeyStore } from './keys/key-store.js';
import { ERASED, fingerprintWith, keyIdOf, openWith, sealWith } from './sealed-value.js';

/** Personal values by the name of their field, for example `phone`. */
type Fields<T> = Readonly<Record<keyof T, string>>;

/** Personal values and whose they are. */
export interface Belonging<T extends Fields<T>> {
  /** See `subjects`. */
  readonly subject: string;
  readonly fields: T;
}

/** Names of subjects: each has a key of its own, and is erased as one. */
export const subjects = {
  /** The resident who left name and telephone with a whistle. */
  resident: (whistleId: string): string => `whistle/${whistleId}`,
  /** A person of the staff. */
  person: (id: string): string => `person/${id}`,
  /** An account, for the addresses at which its holder is told. */
  account: (name: string): string => `account/${name}`,
  /** An organisation, for the addresses at which all of it is told. */
  organisation: (id: string): string => `organisation/${id}`,
  /** What a local day of the audit log says of people: `YYYY-MM-DD`. */
  audit: (day: string): string => auditSubject(day),
  /** Nobody: the key under which rows of imported tables are recognised. */
  rows: (): string => 'rows',
} as const;

/** Seals personal values before they are decided on, and opens them for whoever may see them. */
export class PersonalData {
  constructor(private readonly keys: Pick<KeyStore, 'keysOf' | 'find'>) {}

  /** The same fields, sealed; a value that is sealed under the subject's own key already stays. */
  async seal<T extends Fields<T>>(all: readonly Belonging<T>[]): Promise<readonly T[]> {
    if (all.length === 0) return [];
    const keys = await this.keys.keysOf(all.map(({ subject }) => subject));
    return all.map(({ subject, fields }) => {
      const key = keys.get(subject)!;
      return mapped(fields, (field, text) =>
        keyIdOf(text) === key.id ? text : sealWith(key, field, text),
      );
    });
  }

  /** Fingerprints under the key of a subject: the same for the same text, and telling nothing of it. */
  async fingerprints(subject: string): Promise<(text: string) => string> {
    const key = (await this.keys.keysOf([subject])).get(subject)!;
    return (text) => fingerprintWith(key, text);
  }

  /**
   * The same fields, readable: plain values as they are, those whose key was destroyed as `已删除`.
   * @throws SealBrokenError
   */
  async open<T extends Fields<T>>(all: readonly T[]): Promise<readonly T[]> {
    const texts = all.flatMap((fields) => Object.values<string>(fields));
    const ids = texts.flatMap((text) => keyIdOf(text) ?? []);
    if (ids.length === 0) return all;
    const keys = await this.keys.find(ids);
    return all.map((fields) =>
      mapped(fields, (field, text) => {
        const id = keyIdOf(text);
        if (id === undefined) return text;
        const key = keys.get(id);
        return key ? openWith(key, field, text) : ERASED;
      }),
    );
  }

  /** As {@link open}, of one. */
  async openOne<T extends Fields<T>>(fields: T): Promise<T> {
    const [opened = fields] = await this.open([fields]);
    return opened;
  }
}

const mapped = <T extends Fields<T>>(fields: T, to: (field: string, text: string) => string): T =>
  Object.fromEntries(
    Object.entries<string>(fields).map(([field, text]) => [field, to(field, text)]),
  ) as T;

/** Injection token of {@link PersonalData}. */
export const PERSONAL_DATA = Symbol('PERSONAL_DATA');
