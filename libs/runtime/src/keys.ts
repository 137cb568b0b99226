import { join, resolve } from 'node:path';
import { weaknessOfSecret } from '#access';
import { type KeyPlace, openKeyStore, type KeyStore } from '#privacy';
import { ConfigurationError } from './configuration-error.js';
import { SETTINGS } from './settings.js';
import { type Environment, isShared, readStores, type Stores } from './stores.js';

/** Without the value. */
function secretOf(env: Environment, name: 'KEYS_SECRET' | 'KEYS_SECRET_PREVIOUS') {
  const text = env[name] || undefined;
  const weakness = text === undefined ? undefined : weaknessOfSecret(text);
  if (weakness === undefined) return text;
  throw new ConfigurationError(name, weakness);
}

function secretsOf(env: Environment) {
  const [secret, previous] = [secretOf(env, 'KEYS_SECRET'), secretOf(env, 'KEYS_SECRET_PREVIOUS')];
  return secret && { secret, ...(previous !== undefined && { previous }) };
}

function urlOf(env: Environment): string | undefined {
  const url = env['KEYS_URL'] || undefined;
  if (url === undefined || /^postgres(ql)?:\/\//.test(url)) return url;
  throw new ConfigurationError(
    'KEYS_URL',
    '须为 postgres://用户:密码@主机:端口/数据库 形式的连接串',
  );
}

function dataDirOf(env: Environment, { eventStore, readStore }: Stores): string {
  const local = [eventStore, readStore].find((store) => store.kind === 'sqlite');
  return local?.kind === 'sqlite' ? local.dataDir : env['DATA_DIR'] || SETTINGS.DATA_DIR.fallback;
}

/**
 * Where the keys of personal data are: `KEYS_URL`, or else the folder `KEYS_DIR`.
 * @throws ConfigurationError naming the variable
 */
export function readKeys(env: Environment, stores: Stores = readStores(env)): KeyPlace {
  const secrets = secretsOf(env);
  const url = urlOf(env);
  if (url !== undefined) {
    if (secrets) return { url, secrets };
    throw new ConfigurationError('KEYS_SECRET', '填写了 KEYS_URL 时须填写，且各进程相同');
  }
  if (isShared(stores) && !env['KEYS_DIR'])
    throw new ConfigurationError('KEYS_URL', '多个进程共用日志时须填写，且不与日志同库');
  const folder = resolve(env['KEYS_DIR'] || join(dataDirOf(env, stores), 'keys'));
  return { folder, ...(secrets && { secrets }) };
}

/** Opens the keys for the duration of `use`. @throws ConfigurationError, OperatorError */
export async function withKeys<T>(
  place: KeyPlace,
  use: (keys: KeyStore) => Promise<T>,
): Promise<T> {
  const keys = await openKeyStore(place);
  try {
    return await use(keys);
  } finally {
    await keys.close();
  }
}
