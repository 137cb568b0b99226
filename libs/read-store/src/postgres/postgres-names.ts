import type { Home } from '../storage.js';

/** Names of one read store's schemas and locks; safe to stand in SQL as they are. */
export interface ReadNames {
  /** Schema of the registry. */
  readonly registry: string;
  schemaOf(home: Home): string;
  /** The home in a schema; undefined where it is none of this read store. */
  homeIn(schema: string): Home | undefined;
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
  const beginning = `${schema}_`;
  return {
    registry: schema,
    // Homes have dashes but no underscores, so no two become equal.
    schemaOf(home) {
      const name = beginning + home.replaceAll('-', '_');
      if (name.length > LONGEST) throw new RangeError(`too long for a schema: ${name}`);
      return name;
    },
    homeIn(name) {
      const home = name.slice(beginning.length).replaceAll('_', '-');
      return name.startsWith(beginning) && /-g\d+$/.test(home) ? home : undefined;
    },
    lock: (name) => `shaodao-read-store/${schema}/${name}`,
  };
}
