import pg from 'pg';

import type { Lock } from '../storage.js';
import { asConnectionFailure } from './postgres-failure.js';
import { prepareSession, types } from './postgres-pool.js';

export interface LeaseOptions {
  readonly url: string;
  /** Schema of the registry, which counts the holders. */
  readonly schema: string;
  readonly name: string;
  /** Text from which the number of the advisory lock is hashed. */
  readonly key: string;
  /** How long a silent holder keeps the lock. */
  readonly leaseMs: number;
}

/**
 * A lock held by a session of its own for a limited time: the server ends a session that is silent
 * for the lease and frees the lock, so that a paused process or a cut cable blocks nobody. The
 * epoch then exposes the former holder wherever it tries to write.
 */
export class Lease implements Lock {
  readonly #lost = new AbortController();
  readonly #pulse: NodeJS.Timeout;
  #released = false;

  private constructor(
    private readonly client: pg.Client,
    readonly epoch: number,
    private readonly leaseMs: number,
  ) {
    client.once('end', () => this.#lose());
    this.#pulse = setInterval(() => void this.#beat(), leaseMs / 4).unref();
  }

  /** Undefined when somebody else has it. */
  static async take(options: LeaseOptions): Promise<Lease | undefined> {
    const client = new pg.Client({
      connectionString: options.url,
      // Shows an operator which process has the read models.
      application_name: `shaodao-read-store ${options.name} ${process.pid}`,
      types,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    try {
      await client.connect();
      await prepareSession(client, { idle_session_timeout: String(options.leaseMs), jit: 'off' });
      const epoch = await takeEpoch(client, options);
      if (epoch !== undefined) return new Lease(client, epoch, options.leaseMs);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw asConnectionFailure(error);
    }
    await client.end();
    return undefined;
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async release(): Promise<void> {
    this.#released = true;
    clearInterval(this.#pulse);
    await this.client.end().catch(() => undefined);
  }

  /** Without an answer in half of the lease the lock counts as lost, before it really is. */
  async #beat(): Promise<void> {
    let answered = false;
    // If this thread was busy an answer may be waiting: process it first.
    const late = () => setImmediate(() => answered || this.#lose());
    const timer = setTimeout(late, this.leaseMs / 2).unref();
    try {
      await this.client.query('select 1');
      answered = true;
    } catch {
      this.#lose();
    } finally {
      clearTimeout(timer);
    }
  }

  #lose(): void {
    if (this.#released) return;
    clearInterval(this.#pulse);
    this.#lost.abort();
  }
}

async function takeEpoch(client: pg.Client, options: LeaseOptions): Promise<number | undefined> {
  const trying = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
  const { rows } = await client.query<{ taken: boolean }>(trying, [options.key]);
  if (!rows[0]?.taken) return undefined;
  const counting = `insert into ${options.schema}.lease (name, epoch) values ($1, 1)
    on conflict (name) do update set epoch = lease.epoch + 1 returning epoch`;
  const counted = await client.query<{ epoch: number }>(counting, [options.name]);
  return counted.rows[0]?.epoch;
}
