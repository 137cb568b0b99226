import { createHash } from 'node:crypto';

/** Names of one log's database objects, safe to use in SQL unquoted. */
export interface LogNames {
  readonly schema: string;
  /** Channel of LISTEN and NOTIFY; all schemas of a database share one space of channels. */
  readonly channel: string;
  /** Advisory lock of writers. */
  readonly writing: string;
  /** Advisory lock of migrations. */
  readonly migrating: string;
}

/** Lower case, so that it needs no quotes; short, so that a channel name can contain it. */
const SCHEMA = /^[a-z][a-z0-9_]{0,47}$/;

/** @throws RangeError for a schema name that would need quoting. */
export function namesOf(schema: string): LogNames {
  if (!SCHEMA.test(schema)) throw new RangeError(`not a schema name: ${schema}`);
  return {
    schema,
    channel: `shaodao_${schema}`,
    writing: lockNumber(`${schema}/writing`),
    migrating: lockNumber(`${schema}/migrating`),
  };
}

/** Advisory locks are numbers shared by everything in the database. */
function lockNumber(name: string): string {
  const hash = createHash('sha256').update(`shaodao-event-store/${name}`).digest();
  return `(${hash.readBigInt64BE(0)})::bigint`;
}
