import { resolve } from 'node:path';

import { ConfigurationError } from './configuration-error.js';
import { SETTINGS } from './settings.js';

/**
 * Where events or read models are kept: in a data folder, or in a database that several processes
 * share.
 */
export type StorePlace =
  | { readonly kind: 'sqlite'; readonly dataDir: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Where a log is kept: EventStoreDB holds events only. */
export type EventStorePlace = StorePlace | { readonly kind: 'eventstoredb'; readonly url: string };

/** The stores that a process works on. Plain data, because it is sent to threads. */
export interface Stores {
  /** The log. `EVENT_STORE` (sqlite by default), `EVENT_STORE_URL` for a server. */
  readonly eventStore: EventStorePlace;
  /** The read models. `READ_STORE` (sqlite by default), `READ_STORE_URL` for a server. */
  readonly readStore: StorePlace;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A data folder alone means that both stores are inside it. */
export const eventStoreOf = (place: string | Pick<Stores, 'eventStore'>): EventStorePlace =>
  typeof place === 'string' ? { kind: 'sqlite', dataDir: place } : place.eventStore;

export const readStoreOf = (place: string | Stores): StorePlace =>
  typeof place === 'string' ? { kind: 'sqlite', dataDir: place } : place.readStore;

/** Kinds of servers, and the form of their connection strings. */
const SERVERS = {
  postgres: {
    scheme: /^postgres(ql)?:\/\//,
    form: 'postgres://用户:密码@主机:端口/数据库',
  },
  eventstoredb: {
    scheme: /^(esdb|kurrentdb)(\+discover)?:\/\//,
    form: 'esdb://用户:密码@主机:端口?tls=true',
  },
} as const;

type Server = keyof typeof SERVERS;

function place<Kind extends Server>(
  env: Environment,
  name: 'EVENT_STORE' | 'READ_STORE',
  { dataDir, servers }: { readonly dataDir: string; readonly servers: readonly Kind[] },
): { kind: 'sqlite'; dataDir: string } | { kind: Kind; url: string } {
  const wanted = env[name] || SETTINGS[name].fallback;
  if (wanted === 'sqlite') return { kind: wanted, dataDir };
  const kind = servers.find((server) => server === wanted);
  if (kind !== undefined) return { kind, url: serverUrl(env, `${name}_URL`, kind) };
  const kinds = ['sqlite', ...servers].join('、');
  throw new ConfigurationError(name, `须为 ${kinds} 之一，现为 ${JSON.stringify(wanted)}`);
}

/** Without the value, which holds a password. */
function serverUrl(env: Environment, name: string, server: Server): string {
  const { scheme, form } = SERVERS[server];
  const url = env[name];
  if (!url) throw new ConfigurationError(name, `须填写连接串 ${form}`);
  if (scheme.test(url) && isUrl(url)) return url;
  throw new ConfigurationError(name, `须为 ${form} 形式的连接串`);
}

/**
 * A cluster's connection string names several hosts, which is not a valid URL: only the first is
 * checked.
 */
const isUrl = (text: string): boolean => URL.canParse(text.replace(/,[^/?]*/, ''));

/**
 * Reads the stores from the environment.
 * @throws ConfigurationError naming the variable
 */
export function readStores(
  env: Environment,
  dataDir = env['DATA_DIR'] || SETTINGS.DATA_DIR.fallback,
): Stores {
  const folder = resolve(dataDir);
  return {
    eventStore: place(env, 'EVENT_STORE', {
      dataDir: folder,
      servers: ['postgres', 'eventstoredb'],
    }),
    readStore: place(env, 'READ_STORE', { dataDir: folder, servers: ['postgres'] }),
  };
}

/** Whether other processes may work on the same district. */
export const isShared = ({ eventStore }: Stores): boolean => eventStore.kind !== 'sqlite';
