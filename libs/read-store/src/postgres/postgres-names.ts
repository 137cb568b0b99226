import type { GenerationId } from '../storage.js';

/** Names of one read store's schemas and locks; safe to stand in SQL as they are. */
export interface ReadNames {
  /** Schema of the registry. */
  readonly registry: string;
  /** Schema of a generation. */
  generation(id: GenerationId): string;
  /** What the schemas of a projection's generations begin with; the number follows. */
  generationsOf(projection: string): string;
  /** What an advisory lock is numbered by: locks are shared by everything in the database. */
  lock(name: string): string;
}

/** Lower case, so that it never needs quotes. */
const SCHEMA = /^[a-z][a-z0-9_]{0,23}$/;
/** PostgreSQL cuts longer names off, and two could become one. */
const LONGEST = 63;

/** @throws RangeError for a schema name that would need quoting, or a projection's that is too long */
export function namesOf(schema: string): ReadNames {
  if (!SCHEMA.test(schema)) throw new RangeError(`not a schema name: ${schema}`);
  // Projection names have dashes but no underscores: no two become one.
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
