import { Kysely, PostgresDialect, sql } from 'kysely';

import type { GenerationStorage, Home, Lock, Purpose } from '../storage.js';
import { postgresFailureOf } from './postgres-failure.js';
import { Lease } from './postgres-lock.js';
import { namesOf, type ReadNames } from './postgres-names.js';
import { ReconnectingPool, type Settings } from './postgres-pool.js';

export interface PostgresPlace {
  /** `postgres://user:password@host:port/database?sslmode=…`; the database must exist, in UTF8. */
  readonly url: string;
  /**
   * Schema of the registry, made on first use, and what the schemas of the read models begin with:
   * `<schema>_<home>`. `shaodao_read` unless given; one database can hold several.
   */
  readonly schema?: string;
  /** Most connections that read one home; 10 by default. */
  readonly poolSize?: number;
  /** Projections of a worker that is silent for this long pass to another; 10 000 by default. */
  readonly leaseMs?: number;
}

/** Statements that follow the log find rows by key, even while statistics call a table small. */
const BY_KEY: Settings = {
  enable_seqscan: 'off',
  // After a crash rows and checkpoint are restored together, and the log has what they lack.
  synchronous_commit: 'off',
};

const SETTINGS: Readonly<Record<Purpose | 'registry', Settings>> = {
  query: {
    default_transaction_read_only: 'on',
    statement_timeout: '60s',
    // A plan for any value would be a poor one for a street, a status or a day that has few rows.
    plan_cache_mode: 'force_custom_plan',
  },
  apply: { ...BY_KEY, lock_timeout: '1s', statement_timeout: '60s' },
  build: { ...BY_KEY, lock_timeout: '1s', maintenance_work_mem: '128MB' },
  registry: { synchronous_commit: 'on', lock_timeout: '5s', statement_timeout: '60s' },
};

const LEASE_MS = 10_000;
const POOL_SIZE = 10;

/**
 * Homes as schemas of one database (PostgreSQL 14 or later). A process that stops in the middle
 * of a transaction has it rolled back by the server after the time of a lease, and a runner that has
 * lost its lease is refused by the checkpoint's epoch.
 */
export class PostgresStorage implements GenerationStorage {
  readonly #names: ReadNames;
  readonly #leaseMs: number;
  readonly #registry: Kysely<unknown>;

  constructor(private readonly place: PostgresPlace) {
    this.#names = namesOf(place.schema ?? 'shaodao_read');
    this.#leaseMs = place.leaseMs ?? LEASE_MS;
    this.#registry = this.#connect(this.#names.registry, 'registry', 2);
  }

  async openRegistry<Tables>(
    migrate: (db: Kysely<Tables>) => Promise<void>,
  ): Promise<Kysely<Tables>> {
    const { registry, lock } = this.#names;
    const key = lock('migrating');
    await this.#registry.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
      await sql`create schema if not exists ${sql.id(registry)}`.execute(tx);
      await sql`create table if not exists lease (name text primary key, epoch bigint not null)`.execute(
        tx,
      );
      await migrate(tx as unknown as Kysely<Tables>);
    });
    return this.#connect<Tables>(registry, 'registry', 2);
  }

  async create(home: Home): Promise<void> {
    await sql`create schema ${sql.id(this.#names.schemaOf(home))}`.execute(this.#registry);
  }

  open<Tables>(home: Home, purpose: Purpose): Kysely<Tables> {
    // One writing connection: transactions of a process queue up instead of locking each other out.
    const size = purpose === 'query' ? (this.place.poolSize ?? POOL_SIZE) : 1;
    return this.#connect<Tables>(this.#names.schemaOf(home), purpose, size);
  }

  /**
   * The later commit of the switch waits for the disk, and everything before it is then on disk
   * too.
   */
  async seal(home: Home, db: Kysely<unknown>): Promise<void> {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = ${this.#names.schemaOf(home)}`.execute(db);
    for (const { name } of rows) await sql`analyze ${sql.id(name)}`.execute(db);
    await db.destroy();
  }

  async drop(home: Home): Promise<void> {
    const schema = sql.id(this.#names.schemaOf(home));
    await sql`drop schema if exists ${schema} cascade`.execute(this.#registry);
  }

  async list(): Promise<readonly Home[]> {
    const { rows } = await sql<{ name: string }>`select nspname as name from pg_namespace
      where starts_with(nspname, ${this.#names.registry})`.execute(this.#registry);
    return rows.flatMap(({ name }) => this.#names.homeIn(name) ?? []);
  }

  async lock(name: string): Promise<Lock | undefined> {
    const { registry: schema, lock } = this.#names;
    const { url } = this.place;
    return Lease.take({ url, schema, name, key: lock(name), leaseMs: this.#leaseMs });
  }

  failureOf = postgresFailureOf;

  async close(): Promise<void> {
    await this.#registry.destroy();
  }

  #connect<Tables>(schema: string, use: Purpose | 'registry', size: number): Kysely<Tables> {
    const settings = {
      ...SETTINGS[use],
      search_path: schema,
      jit: 'off',
      idle_in_transaction_session_timeout: String(this.#leaseMs),
    };
    const { url } = this.place;
    const pool = new ReconnectingPool({ url, size, settings, readsOnly: use === 'query' });
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }
}
