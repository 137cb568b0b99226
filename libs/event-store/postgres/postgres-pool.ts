import { EventStoreError } from '#event-store';
import pg from 'pg';
import { pause, pauseMs } from './backoff.js';
import { asEventStoreError, isDataRefused } from './postgres-error.js';

export interface PoolOptions {
  readonly url: string;
  readonly applicationName: string;
  /** Most connections. */
  readonly size: number;
  /** Longest a statement may take. */
  readonly deadlineMs: number;
}

const CONNECT_MS = 5_000;
/** How long commands wait for a server that went away: enough for a restart. */
const PATIENCE_MS = 4_000;
/** The server cancels a slow statement first; this covers a server that does not answer at all. */
const GRACE_MS = 2_000;

/** Session settings, whatever the server's defaults: a commit is on disk when it is answered. */
const SESSION = `SELECT
  set_config('default_transaction_isolation', 'read committed', false),
  set_config('jit', 'off', false),
  set_config('statement_timeout', $1, false),
  set_config('synchronous_commit', CASE current_setting('synchronous_commit')
    WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)`;

/** The 64-bit numbers of this log are positions and times, which fit a double. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Connections that reconnect with backoff. A broken one fails only the statement running on it. All
 * failures are thrown as EventStoreError.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #deadlineMs: number;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  #downSince: number | undefined;

  constructor({ url, applicationName, size, deadlineMs }: PoolOptions) {
    this.#deadlineMs = deadlineMs;
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: applicationName,
      max: size,
      types,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      allowExitOnIdle: true,
      verify: (client, done) => void prepareSession(client, deadlineMs).then(() => done(), done),
    });
    // The pool drops an idle connection that breaks; the next command opens another.
    this.#pool.on('error', () => undefined);
  }

  /**
   * Runs `work` once on one connection. Only connecting is retried, because statements already sent
   * may have been executed. On failure the connection, and any open transaction, is dropped.
   */
  session<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.#track(async () => {
      const client = await this.#retry(() => this.#pool.connect());
      return this.#run(client, work);
    });
  }

  /** Reads rows; retries if the connection breaks. */
  read<Row extends unknown[]>(query: pg.QueryConfig): Promise<Row[]> {
    const once = async () =>
      this.#run(await this.#pool.connect(), (client) => rowsOf<Row>(client, query));
    return this.#track(() => this.#retry(once));
  }

  /** Waits for what is running; nothing is retried any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    // The pool itself does not wait for those who still wait for a connection.
    await Promise.allSettled(this.#running);
    await this.#pool.end();
  }

  async #track<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async #run<T>(client: pg.PoolClient, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    try {
      const result = await withTimeout(this.#deadlineMs + GRACE_MS, work(client));
      client.release();
      return result;
    } catch (error) {
      client.release(!isDataRefused(error));
      throw asEventStoreError(error, 'the event log failed');
    }
  }

  async #retry<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        const result = await attempt();
        this.#downSince = undefined;
        return result;
      } catch (cause) {
        const error = asEventStoreError(cause, 'cannot reach the event log');
        if (!isUnavailable(error) || this.#closing.signal.aborted) throw error;
        await this.#waitOrThrow(error, pauseMs(tries));
      }
    }
  }

  /** Once the server has been away for long, commands fail at the first try. */
  async #waitOrThrow(error: unknown, ms: number): Promise<void> {
    this.#downSince ??= performance.now();
    if (performance.now() + ms > this.#downSince + PATIENCE_MS) throw error;
    await pause(ms, this.#closing.signal);
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof EventStoreError && error.failure === 'unavailable';
}

/** Whether a retry may succeed. */
export function isTransient(error: unknown): boolean {
  const timedOut = error instanceof EventStoreError && error.failure === 'timeout';
  return timedOut || isUnavailable(error);
}

/** Rows as arrays of columns. */
export async function rowsOf<Row extends unknown[]>(
  client: pg.ClientBase,
  query: pg.QueryConfig,
): Promise<Row[]> {
  return (await client.query<Row>({ ...query, rowMode: 'array' })).rows;
}

async function prepareSession(client: pg.ClientBase, deadlineMs: number): Promise<void> {
  // A connection that breaks during a statement emits a second error; without a listener that would
  // end the process.
  client.on('error', () => undefined);
  await client.query(SESSION, [String(deadlineMs)]);
}

async function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // Made only when it is late: an error costs more than all else here, because of its stack.
    const fail = () =>
      reject(new EventStoreError('timeout', `the event log did not answer in ${ms} ms`));
    timer = setTimeout(fail, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
