import { hash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '#event-sourcing';

/** Wraps the keys of subjects. */
export interface MasterKey {
  /** Says which master key it is, and nothing about it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The master key in use, and the one before it while a rotation is under way. */
export interface MasterKeys {
  readonly current: MasterKey;
  readonly previous?: MasterKey;
}

const BYTES = 32;
const FILE = 'master.key';
const PREVIOUS = 'master.key.previous';

const masterOf = (key: Buffer): MasterKey => ({
  id: hash('sha256', Buffer.concat([Buffer.from('shaodao master key '), key])).slice(0, 16),
  key,
});

/** Master keys of `KEYS_SECRET` and, during a rotation, `KEYS_SECRET_PREVIOUS`. */
export function masterKeysOf(secret: string, previous?: string): MasterKeys {
  const keyOf = (text: string) =>
    masterOf(Buffer.from(hkdfSync('sha256', text, '', 'shaodao master key', BYTES)));
  return {
    current: keyOf(secret),
    ...(previous !== undefined && { previous: keyOf(previous) }),
  };
}

/** @throws OperatorError MASTER_KEY_INVALID */
function readMaster(file: string): MasterKey {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length === BYTES) return masterOf(key);
  throw new OperatorError('MASTER_KEY_INVALID', `${file} 不是 ${BYTES} 字节的主密钥`);
}

function writeMaster(file: string): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
}

/**
 * The master keys in a folder.
 * @param mayMake whether there is no key yet that an absent one could have wrapped
 * @throws OperatorError MASTER_KEY_MISSING, MASTER_KEY_INVALID
 */
export function masterKeysIn(folder: string, mayMake: boolean): MasterKeys {
  const [file, before] = [join(folder, FILE), join(folder, PREVIOUS)];
  if (!existsSync(file) && !mayMake)
    throw new OperatorError(
      'MASTER_KEY_MISSING',
      `缺少主密钥 ${file}：请从备份放回，否则个人信息不能解密`,
    );
  if (!existsSync(file)) writeMaster(file);
  return {
    current: readMaster(file),
    ...(existsSync(before) && { previous: readMaster(before) }),
  };
}

/** Puts a new master key beside the one in use; a rotation that was broken off goes on with its own. */
export function beginRotation(folder: string): void {
  const [file, before] = [join(folder, FILE), join(folder, PREVIOUS)];
  if (existsSync(before)) return;
  linkSync(file, before);
  writeMaster(file);
}

/** Removes the old master key, once nothing is wrapped by it. */
export const endRotation = (folder: string): void =>
  rmSync(join(folder, PREVIOUS), { force: true });
