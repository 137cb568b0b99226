import pg from 'pg';

import { ReadStoreError } from '../read-store-error.js';
import { asConnectionFailure } from './postgres-failure.js';
import type { PostgresPlace } from './postgres-storage.js';

/** Schema of the registry; the generations' schemas begin with it. */
const SCHEMA = 'shaodao_scratch';

/**
 * A temporary read store in the same database as the live one, for the duration of `use` and for
 * one process at a time. The next use removes what a killed process left behind.
 * @throws ReadStoreError `REBUILD_RUNNING` when another process uses it, `READ_STORE_UNAVAILABLE`
 */
export async function withScratchSchema<T>(
  url: string,
  use: (place: PostgresPlace) => Promise<T>,
): Promise<T> {
  const client = await connectAndLock(url);
  try {
    return await use({ url, schema: SCHEMA });
  } finally {
    await clear(client).catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

/** A session that holds the lock and has removed old schemas. */
async function connectAndLock(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: SCHEMA,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await lock(client);
    await clear(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw asConnectionFailure(error);
  }
}

async function lock(client: pg.Client): Promise<void> {
  const trying = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
  const { rows } = await client.query<{ taken: boolean }>(trying, [SCHEMA]);
  if (!rows[0]?.taken) throw new ReadStoreError('REBUILD_RUNNING', { schema: SCHEMA });
}

async function clear(client: pg.Client): Promise<void> {
  const finding = `select nspname as name from pg_namespace
    where nspname = $1 or starts_with(nspname, $1 || '_')`;
  const { rows } = await client.query<{ name: string }>(finding, [SCHEMA]);
  for (const { name } of rows)
    await client.query(`drop schema if exists ${client.escapeIdentifier(name)} cascade`);
}
