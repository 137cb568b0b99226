import type { GenerationId } from '../storage.js';

/** Names of one read store's schemas and locks; safe to stand in SQL as they are. */
export interface ReadNames {
  /** Schema of the registry. */
  readonly registry: string;
  /** Schema of a generation. */
  generation(id: GenerationId): string;
  /** Beginning of the schema names of a projection's generations; the number follows. */
  generationsOf(projection: string): string;
  /**
   * Text from which the number of an advisory lock is hashed; locks are shared by the whole
   * database.
   */
  lock(name: string): string;
}

/** Lower case, so that it never needs quotes. */
const SCHEMA = /^[a-z][a-z0-9_]{0,23}$/;
/** PostgreSQL truncates longer names, which could make two equal. */
const LONGEST = 63;

/** @throws RangeError for a schema name that would need quoting, or a projection's that is too long */
export function namesOf(schema: string): ReadNames {
  if (!SCHEMA.test(schema)) throw new RangeError(`not a schema name: ${schema}`);
  // Projection names have dashes but no underscores, so no two become equal.
  const generationsOf = (projection: string) => `${schema}_${projection.replaceAll('-', '_')}_g`;
  return {
    registry: schema,
    generationsOf,
    generation({ projection, number }) {
      const name = `${generationsOf(projection)}${number}`;
      if (name.length > LONGEST) throw new RangeError(`too long for a schema: ${name}`);
      return name;
    },
    lock: (name) => `shaodao-read-store/${schema}/${name}`,
  };
}
