import { Readable } from 'node:stream';
import pg from 'pg';
import { requireDigest } from './digest-name.js';
import type { ByteRange, EvidenceStore } from './evidence-store.port.js';

const CHUNK = 262_144;
const NAMES_AT_ONCE = 1_000;
const STATEMENT_MS = 30_000;
const CONNECT_MS = 5_000;
/** A schema name that needs no quotes. */
const SCHEMA = /^[a-z][a-z0-9_]{0,47}$/;

const tables = (schema: string) => `
  CREATE SCHEMA IF NOT EXISTS ${schema};
  CREATE TABLE IF NOT EXISTS ${schema}.pieces (
    digest text COLLATE "C" PRIMARY KEY, bytes bigint NOT NULL);
  CREATE TABLE IF NOT EXISTS ${schema}.chunks (
    digest text COLLATE "C" NOT NULL REFERENCES ${schema}.pieces ON DELETE CASCADE,
    no integer NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (digest, no));
  ALTER TABLE ${schema}.chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;`;

export interface PostgresPlace {
  readonly url: string;
  /** `shaodao_evidence` where absent. */
  readonly schema?: string;
}

/** In the database of the log, in chunks: what backs up the log backs them up. */
export class PostgresStore implements EvidenceStore {
  readonly place: string;
  readonly #pool: pg.Pool;

  readonly #schema: string;
  #made: Promise<void> | undefined;

  constructor({ url, schema = 'shaodao_evidence' }: PostgresPlace) {
    if (!SCHEMA.test(schema)) throw new RangeError(`not a schema name: ${schema}`);
    this.#schema = schema;
    this.place = `postgres ${schema}`;
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: 'shaodao-evidence',
      max: 4,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      allowExitOnIdle: true,
    });
    // The pool drops an idle connection that breaks; the next statement opens another.
    this.#pool.on('error', () => undefined);
  }

  /** Makes the tables on first use, so that a server may be away at the start. */
  #ready(): Promise<void> {
    this.#made ??= this.#makeTables().catch((error: unknown) => {
      this.#made = undefined;
      throw error;
    });
    return this.#made;
  }

  /** Processes that start together take turns; all of it is one transaction. */
  async #makeTables(): Promise<void> {
    const there = `SELECT to_regclass('${this.#schema}.chunks') IS NOT NULL AS there`;
    const { rows } = await this.#pool.query<{ there: boolean }>(there);
    if (rows[0]?.there) return;
    const lock = `SELECT pg_advisory_xact_lock(hashtext('${this.#schema}'))`;
    await this.#pool.query(`${lock}; ${tables(this.#schema)}`);
  }

  async put(digest: string, bytes: Buffer): Promise<void> {
    requireDigest(digest);
    await this.#ready();
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      // Whatever the server's default: what was answered is on disk.
      await client.query('SET LOCAL synchronous_commit = on');
      await this.#insert(client, digest, bytes);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Of two that put the same, the second waits here for the first, and leaves its piece alone. */
  async #insert(client: pg.PoolClient, digest: string, bytes: Buffer): Promise<void> {
    const { rowCount } = await client.query(
      `INSERT INTO ${this.#schema}.pieces VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [digest, bytes.length],
    );
    if (rowCount === 0) return;
    const chunk = `INSERT INTO ${this.#schema}.chunks VALUES ($1, $2, $3)`;
    for (let no = 0; no * CHUNK < bytes.length; no++)
      await client.query(chunk, [digest, no, bytes.subarray(no * CHUNK, (no + 1) * CHUNK)]);
  }

  async get(digest: string, range?: ByteRange): Promise<Readable | undefined> {
    const size = await this.size(digest);
    if (size === undefined) return undefined;
    const { start, end } = range ?? { start: 0, end: size - 1 };
    return Readable.from(this.#chunksOf(digest, { start, end }), { objectMode: false });
  }

  /** One chunk at a time, as the reader takes them. */
  async *#chunksOf(digest: string, { start, end }: ByteRange): AsyncGenerator<Buffer> {
    const chunk = `SELECT bytes FROM ${this.#schema}.chunks WHERE digest = $1 AND no = $2`;
    for (let no = Math.floor(start / CHUNK); no * CHUNK <= end; no++) {
      const { rows } = await this.#pool.query<{ bytes: Buffer }>(chunk, [digest, no]);
      const [found] = rows;
      if (!found) throw new Error(`${this.place}: chunk ${no} of ${digest} is missing`);
      yield found.bytes.subarray(Math.max(0, start - no * CHUNK), end + 1 - no * CHUNK);
    }
  }

  async size(digest: string): Promise<number | undefined> {
    requireDigest(digest);
    await this.#ready();
    const query = `SELECT bytes FROM ${this.#schema}.pieces WHERE digest = $1`;
    const { rows } = await this.#pool.query<{ bytes: string }>(query, [digest]);
    return rows[0] && Number(rows[0].bytes);
  }

  async *list(): AsyncGenerator<string> {
    await this.#ready();
    const query = `SELECT digest FROM ${this.#schema}.pieces WHERE digest > $1
      ORDER BY digest LIMIT ${NAMES_AT_ONCE}`;
    for (let after: string | undefined = ''; after !== undefined;) {
      const { rows }: pg.QueryResult<{ digest: string }> = await this.#pool.query(query, [after]);
      for (const { digest } of rows) yield digest;
      after = rows.at(-1)?.digest;
    }
  }

  async delete(digest: string): Promise<void> {
    requireDigest(digest);
    await this.#ready();
    await this.#pool.query(`DELETE FROM ${this.#schema}.pieces WHERE digest = $1`, [digest]);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
