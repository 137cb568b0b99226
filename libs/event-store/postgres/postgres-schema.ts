import { EventStoreError } from '#event-store';
import type { PoolClient } from 'pg';
import type { LogNames } from './postgres-names.js';

/**
 * Streams are stored by name rather than by number: measured on 144 000 events this costs 4 % of
 * space and no speed, and each row explains itself. Payloads are `text`: `jsonb` reorders keys,
 * refuses `\u0000` and was a quarter slower; `json` validates again what was serialised here. Query
 * with `data::json ->> 'title'`.
 */
const tables = ({ schema }: LogNames) => `
  CREATE TABLE ${schema}.events (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    id uuid NOT NULL CONSTRAINT events_id_key UNIQUE,
    type text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    data text NOT NULL,
    metadata text NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    UNIQUE (stream, revision)
  );
`;

/**
 * One call is one transaction: lock, look, insert, tell, commit, without the network in between,
 * so that the lock of all writers is never held while a client thinks. Each statement of a volatile
 * function sees what was committed before it began, hence all that earlier holders of the lock did.
 *
 * `streams` are distinct; append i is to stream `slots[i]`, wants it at `expected[i]` and brings
 * `sizes[i]` events; event j belongs to append `owners[j]`. Answers the position before the first
 * event (event j has that + j) and the revision each append found: it was written where that is the
 * expected one. Positions of refused appends stay unused.
 *
 * Plans are made once and by index: tables that were empty then would otherwise be scanned.
 */
const appendFunction = (names: LogNames) => `
  CREATE FUNCTION ${names.schema}.append_events(
    streams text[], slots int[], expected int[], sizes int[],
    owners int[], revisions int[], ids uuid[], types text[], versions int[],
    data text[], metadata text[], OUT base bigint, OUT actual int[]
  ) LANGUAGE plpgsql VOLATILE
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
  AS $body$
  DECLARE
    heads int[];
    fits boolean := false;
    at timestamptz;
  BEGIN
    ${findHeads(names)}
    ${insertEvents(names)}
    PERFORM pg_notify('${names.channel}', '');
  END $body$;
`;

const findHeads = ({ schema, writing }: LogNames) => `
    PERFORM pg_advisory_xact_lock(${writing});
    at := clock_timestamp();
    heads := ARRAY(
      SELECT coalesce((SELECT max(e.revision) FROM ${schema}.events e WHERE e.stream = s.name), -1)
      FROM unnest(streams) WITH ORDINALITY s (name, n) ORDER BY s.n
    );
    SELECT coalesce(max(e.position), 0) INTO base FROM ${schema}.events e;
    actual := expected;
    FOR i IN 1 .. cardinality(slots) LOOP
      actual[i] := heads[slots[i]];
      IF actual[i] = expected[i] THEN
        heads[slots[i]] := actual[i] + sizes[i];
        fits := true;
      END IF;
    END LOOP;
    IF NOT fits THEN RETURN; END IF;`;

const insertEvents = ({ schema }: LogNames) => `
    INSERT INTO ${schema}.events
    SELECT base + r.n, streams[slots[r.owner]], r.revision, r.id, r.type, r.version,
           r.data, r.metadata, at
    FROM unnest(owners, revisions, ids, types, versions, data, metadata) WITH ORDINALITY
      r (owner, revision, id, type, version, data, metadata, n)
    WHERE actual[r.owner] = expected[r.owner];`;

/**
 * Each migration upgrades the schema from the version of its index to the next. Never change one,
 * only add.
 */
const MIGRATIONS: readonly ((names: LogNames) => string)[] = [
  (names) => tables(names) + appendFunction(names),
];

/**
 * Creates or upgrades the tables, all or nothing; processes that start together take turns.
 * @throws EventStoreError `incompatible` for a schema of a newer release or of something else, and
 * for a database that is not UTF-8
 */
export async function migrate(client: PoolClient, names: LogNames): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SELECT pg_advisory_xact_lock(${names.migrating})`);
  await checkEncoding(client);
  const version = await versionOf(client, names);
  checkVersion(version);
  if (version === 0) await create(client, names);
  for (let next = version; next < MIGRATIONS.length; next += 1) {
    await client.query(MIGRATIONS[next]?.(names) ?? '');
    await client.query(`INSERT INTO ${names.schema}.migrations (version) VALUES ($1)`, [next + 1]);
  }
  await client.query('COMMIT');
}

async function create(client: PoolClient, { schema }: LogNames): Promise<void> {
  const { rows } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  // Only if missing: an account may lack the right to create schemas but own this one.
  if (rows.length === 0) await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(
    `CREATE TABLE ${schema}.migrations (
       version integer PRIMARY KEY,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
}

async function checkEncoding(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>(
    `SELECT current_setting('server_encoding') AS encoding`,
  );
  const encoding = rows[0]?.encoding;
  if (encoding === 'UTF8') return;
  throw new EventStoreError('incompatible', `the database must be UTF8, this one is ${encoding}`);
}

/** 0 if there are no tables yet. */
async function versionOf(client: PoolClient, { schema }: LogNames): Promise<number> {
  const { rows } = await client.query<{ ours: boolean; relations: number }>(
    `SELECT to_regclass($1 || '.migrations') IS NOT NULL AS ours,
            (SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = $1) AS relations`,
    [schema],
  );
  if (rows[0]?.ours) {
    const sql = `SELECT coalesce(max(version), 0) AS version FROM ${schema}.migrations`;
    return (await client.query<{ version: number }>(sql)).rows[0]?.version ?? 0;
  }
  if (rows[0]?.relations === 0) return 0;
  const message = `the schema ${schema} holds something else than events`;
  throw new EventStoreError('incompatible', message);
}

function checkVersion(version: number): void {
  if (version <= MIGRATIONS.length) return;
  throw new EventStoreError(
    'incompatible',
    `the event log has schema version ${version}, this release knows ${MIGRATIONS.length}; it was written by a newer release: use that one`,
  );
}
