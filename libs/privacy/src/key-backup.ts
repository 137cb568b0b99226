import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { OperatorError } from '#event-sourcing';
import type { KeyStore, WrappedKey } from './keys/key-store.js';

const FORMAT = 'shaodao-keys-v1';

/**
 * Writes all keys to a file of their own, each wrapped by the master key, which is not in it.
 * @returns how many
 * @throws OperatorError BACKUP_EXISTS
 */
export async function backUpKeys(store: KeyStore, file: string): Promise<number> {
  if (existsSync(file)) throw new OperatorError('BACKUP_EXISTS', `${file} 已存在`);
  const keys = await store.wrappedKeys();
  writeFileSync(file, JSON.stringify({ format: FORMAT, keys }), { mode: 0o600, flag: 'wx' });
  return keys.length;
}

/**
 * Brings back the keys of a backup that are not in the store. Those that were erased since must be
 * erased again, see `Erasure.reapply`.
 * @returns how many were brought back
 * @throws OperatorError BACKUP_INVALID, KEYS_SECRET_WRONG
 */
export async function restoreKeys(store: KeyStore, file: string): Promise<number> {
  const { format, keys } = readBackup(file);
  if (format === FORMAT && keys) return store.restore(keys);
  throw new OperatorError('BACKUP_INVALID', `${file} 不是密钥的备份`);
}

interface Backup {
  readonly format?: string;
  readonly keys?: readonly WrappedKey[];
}

function readBackup(file: string): Backup {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Backup;
  } catch (cause) {
    throw new OperatorError('BACKUP_INVALID', `${file} 不是密钥的备份`, { cause });
  }
}
