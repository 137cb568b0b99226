import { resolve } from 'node:path';

import { ConfigurationError } from './configuration-error.js';

/** Where events or read models are kept: in a data folder, or in a database that many may reach. */
export type StorePlace =
  | { readonly kind: 'sqlite'; readonly dataDir: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Which stores a process works on. Plain data: it also goes to threads. */
export interface Stores {
  /** The log. `EVENT_STORE`, sqlite; where it is not a file, `EVENT_STORE_URL`. */
  readonly eventStore: StorePlace;
  /** The read models. `READ_STORE`, sqlite; where they are not files, `READ_STORE_URL`. */
  readonly readStore: StorePlace;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A data folder on its own means that both stores are in it. */
export const eventStoreOf = (place: string | Stores): StorePlace =>
  typeof place === 'string' ? { kind: 'sqlite', dataDir: place } : place.eventStore;

export const readStoreOf = (place: string | Stores): StorePlace =>
  typeof place === 'string' ? { kind: 'sqlite', dataDir: place } : place.readStore;

const KINDS: readonly StorePlace['kind'][] = ['sqlite', 'postgres'];

function place(env: Environment, name: string, dataDir: string): StorePlace {
  const kind = env[name] || 'sqlite';
  if (kind === 'sqlite') return { kind, dataDir };
  if (kind === 'postgres') return { kind, url: postgresUrl(env, `${name}_URL`) };
  throw new ConfigurationError(name, `须为 ${KINDS.join('、')} 之一，现为 ${JSON.stringify(kind)}`);
}

/** The value itself is not repeated: it holds a password. */
function postgresUrl(env: Environment, name: string): string {
  const url = env[name];
  if (!url) throw new ConfigurationError(name, '使用 PostgreSQL 时须填写连接串 postgres://…');
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new ConfigurationError(name, '须为 postgres://用户:密码@主机:端口/数据库 形式的连接串');
}

/**
 * Reads which stores to work on.
 * @throws ConfigurationError naming the variable
 */
export function readStores(env: Environment, dataDir = env['DATA_DIR'] || 'data'): Stores {
  const folder = resolve(dataDir);
  return {
    eventStore: place(env, 'EVENT_STORE', folder),
    readStore: place(env, 'READ_STORE', folder),
  };
}

/** Whether other processes may work on the same district. */
export const isShared = ({ eventStore }: Stores): boolean => eventStore.kind !== 'sqlite';
