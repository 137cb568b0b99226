import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import {
  openLog,
  openLogForReading,
  type OpenData,
  openReadSide,
  readKeys,
  readStores,
  type Stores,
  withKeys,
} from '#runtime';
import { OperatorError } from '#event-sourcing';
import type { KeyPlace, KeyStore } from '#privacy';

/**
 * The stores that the environment names; a data folder must have a log.
 * @throws OperatorError DATA_MISSING, because reading must not create data; ConfigurationError
 */
function storesAt(dataDir: string): Stores {
  const stores = readStores(process.env, dataDir);
  if (stores.eventStore.kind === 'sqlite' && !existsSync(join(dataDir, 'events.db')))
    throw new OperatorError('DATA_MISSING', `数据目录 ${dataDir} 中没有事件日志`);
  return stores;
}

/** Opens the log for reading for the duration of `use`. */
export async function withLog<T>(
  dataDir: string,
  use: (log: EventStore) => Promise<T>,
): Promise<T> {
  const log = await openLogForReading(storesAt(dataDir));
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

/** Opens the log for writing for the duration of `use`. */
export async function withWritableLog<T>(
  dataDir: string,
  use: (log: EventStore) => Promise<T>,
): Promise<T> {
  const log = await openLog(storesAt(dataDir), 'inline');
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

/** Opens log and read models for the duration of `use`. */
export async function withData<T>(
  dataDir: string,
  use: (data: OpenData) => Promise<T>,
): Promise<T> {
  return withLog(dataDir, async (log) => {
    const stores = storesAt(dataDir);
    const reads = await openReadSide(stores, log);
    try {
      return await use({ stores, log, reads });
    } finally {
      await reads.close();
    }
  });
}

/** Where the keys of personal data are, for a data folder. */
export const keysAt = (dataDir: string): KeyPlace =>
  readKeys(process.env, readStores(process.env, dataDir));

/** Opens the keys of personal data that the environment names, for the duration of `use`. */
export const withKeysAt = <T>(dataDir: string, use: (keys: KeyStore) => Promise<T>): Promise<T> =>
  withKeys(keysAt(dataDir), use);
