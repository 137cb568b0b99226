import { setTimeout as delay } from 'node:timers/promises';

import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

import { beginWith, isPrepared, notePrepared } from './begun-query.js';
import { asConnectionFailure, postgresFailureOf } from './postgres-failure.js';
import { StatementNames } from './statement-names.js';

/** Run-time parameters of a session by name. */
export type Settings = Readonly<Record<string, string>>;

export interface PoolOptions {
  readonly url: string;
  /** Most connections. */
  readonly size: number;
  readonly settings: Settings;
  /** Repeats the first statement of a checkout if its connection broke: for reads only. */
  readonly readsOnly?: boolean;
}

const CONNECT_MS = 5_000;
/** How long statements wait for a server that went away: enough for a restart. */
const PATIENCE_MS = 4_000;

/** Counts and 64-bit sums of read models fit a double. */
const BIGINT = 20;
const NUMERIC = 1700;
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === BIGINT || oid === NUMERIC
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Applies the settings of a new session. A broken connection emits a second error, which without a
 * listener would end the process.
 */
export async function prepareSession(client: pg.ClientBase, settings: Settings): Promise<void> {
  client.on('error', () => undefined);
  const names = Object.keys(settings);
  const calls = names.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, false)`);
  await client.query(`select ${calls.join(', ')}`, Object.entries(settings).flat());
}

/**
 * Connections for Kysely that reconnect with backoff. Connection failures are thrown as
 * ReadStoreError `READ_STORE_UNAVAILABLE`.
 */
export class ReconnectingPool implements PostgresPool {
  readonly #pool: pg.Pool;
  readonly #closing = new AbortController();
  readonly #readsOnly: boolean;
  readonly #names = new StatementNames();

  constructor({ url, size, settings, readsOnly = false }: PoolOptions) {
    this.#readsOnly = readsOnly;
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: 'shaodao-read-store',
      max: size,
      types,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      allowExitOnIdle: true,
      verify: (client, done) => void prepareSession(client, settings).then(() => done(), done),
    });
    // The pool drops an idle connection that breaks; the next statement opens another.
    this.#pool.on('error', () => undefined);
  }

  async connect(): Promise<PostgresPoolClient> {
    const first = await this.#connect();
    const next = this.#readsOnly ? () => this.#connect() : undefined;
    // Kysely's type includes cursors, which it uses only if it is configured with them.
    return new Checkout(first, this.#names, next) as unknown as PostgresPoolClient;
  }

  async end(): Promise<void> {
    this.#closing.abort();
    await this.#pool.end();
  }

  async #connect(): Promise<pg.PoolClient> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let pause = 25; ; pause = Math.min(2 * pause, 1_000)) {
      try {
        return await this.#pool.connect();
      } catch (cause) {
        const error = asConnectionFailure(cause);
        const hopeless = postgresFailureOf(error) !== 'transient' || this.#closing.signal.aborted;
        if (hopeless || performance.now() + pause > deadline) throw error;
        await delay(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }
}

const NOTHING: pg.QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

class Checkout {
  #fresh = true;
  #broken = false;
  /** Whether a transaction is to begin with the next statement. */
  #beginning = false;

  constructor(
    private client: pg.PoolClient,
    private readonly names: StatementNames,
    private readonly next: (() => Promise<pg.PoolClient>) | undefined,
  ) {}

  async query(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    if (text === 'begin') {
      this.#beginning = true;
      return NOTHING;
    }
    const beginning = this.#beginning;
    this.#beginning = false;
    // Nothing was done since it was to begin.
    if (beginning && /^(?:commit|rollback)$/.test(text)) return NOTHING;
    return this.#run(text, values, beginning);
  }

  release(): void {
    this.client.release(this.#broken);
  }

  async #run(
    text: string,
    values: readonly unknown[],
    beginning: boolean,
  ): Promise<pg.QueryResult> {
    const fresh = this.#fresh;
    this.#fresh = false;
    try {
      return await this.#send(
        { name: this.names.nameOf(text), text, values: [...values] },
        beginning,
      );
    } catch (cause) {
      const error = asConnectionFailure(cause);
      if (isOutdated(error)) this.names.forget(text);
      this.#broken = isBroken(error);
      if (!(this.#broken && fresh && this.next)) throw error;
      await this.#reconnect(this.next);
      return this.#run(text, values, beginning);
    }
  }

  async #send(config: pg.QueryConfig, beginning: boolean): Promise<pg.QueryResult> {
    const { client } = this;
    if (beginning && isPrepared(client, config)) return beginWith(client, config);
    if (beginning) await client.query('begin');
    const result = await client.query(config);
    notePrepared(client, config);
    return result;
  }

  async #reconnect(next: () => Promise<pg.PoolClient>): Promise<void> {
    const broken = this.client;
    this.client = await next();
    this.#broken = false;
    broken.release(true);
  }
}

/** Whether the session is over, rather than a statement refused. */
function isBroken(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return /^(08|57P0|25P03)/.test(error.code ?? '');
}

/** Whether a statement may have been prepared for tables that have changed since. */
function isOutdated(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(?:0A|26|42)/.test(error.code ?? '');
}
