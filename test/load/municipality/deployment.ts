import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { openLog, readStores, type Stores } from '#runtime';

import { serverNameOf } from '../../support/eventstoredb-server/target.js';
import { removeFolder, temporaryFolder } from '../../support/served.js';
import { withRoster } from '../thread-cpu.js';
import {
  ApiMember,
  type Member,
  PostgresMember,
  startEventStoreDb,
  startWorker,
} from './member.js';
import type { Profile } from './options.js';
import { foundTown, type Town } from './town.js';

/** Bytes on disk, where they can be told. */
export interface Sizes {
  readonly log: number | undefined;
  readonly reads: number;
}

/** A running system of built processes on this machine, started for one run and removed after it. */
export interface Deployment {
  readonly profile: Profile;
  /** In words, for people. */
  readonly what: string;
  /** What keeps the log, in words. */
  readonly log: string;
  readonly urls: readonly string[];
  readonly tokenSecret: string;
  readonly stores: Stores;
  /** What names those stores and their keys to any other process. */
  readonly places: Readonly<Record<string, string>>;
  readonly members: readonly Member[];
  sizes(): Promise<Sizes>;
  stop(): Promise<void>;
}

const TOKEN_SECRET = 'of a system that lives for one run and holds nothing';
const COMMON = {
  DEMO: 'false',
  TOKEN_SECRET,
  TOKEN_TTL_SECONDS: '86400',
  NODE_ENV: 'production',
  FREE_QUERIES: 'true',
  // One machine and a few accounts stand for a town.
  MAX_WRITES_PER_MINUTE: '10000000',
  MAX_COST_PER_SECOND: '1000000000',
  MAX_OPERATIONS_PER_ACCOUNT: '100000',
  MAX_OPERATIONS_PER_ADDRESS: '100000',
  ...withRoster(),
};

/** Pages of a SQLite database, also those that are still in its write-ahead log. */
function sqliteBytes(file: string): number {
  if (!existsSync(file)) return 0;
  const db = new Database(file, { readonly: true });
  try {
    const pages = db.pragma('page_count', { simple: true }) as number;
    return pages * (db.pragma('page_size', { simple: true }) as number);
  } finally {
    db.close();
  }
}

const readBytes = (folder: string): number =>
  readdirSync(folder)
    .filter((name) => /-g\d+\.db$/.test(name))
    .reduce((sum, name) => sum + sqliteBytes(join(folder, name)), 0);

async function stopAll(members: readonly Member[], folder: string): Promise<void> {
  for (const member of [...members].reverse()) await member.stop();
  removeFolder(folder);
}

/** The town is in the log before anybody serves it. */
async function withTown(stores: Stores, town: Town): Promise<Stores> {
  const log = await openLog(stores, 'inline');
  try {
    await foundTown(log, town);
    return stores;
  } finally {
    await log.close();
  }
}

async function embedded(town: Town): Promise<Deployment> {
  const folder = temporaryFolder();
  const stores = await withTown(readStores({}, folder), town);
  const api = await ApiMember.start('api', folder, COMMON);
  return {
    profile: 'embedded',
    what: 'one process, log and read models in SQLite files',
    log: 'SQLite',
    urls: [api.url],
    tokenSecret: TOKEN_SECRET,
    members: [api],
    stores,
    places: { DATA_DIR: folder },
    sizes: async () => ({
      log: sqliteBytes(join(folder, 'events.db')),
      reads: readBytes(join(folder, 'read')),
    }),
    stop: () => stopAll([api], folder),
  };
}

/** Where the log of a cluster is. */
interface ClusterLog {
  readonly what: string;
  readonly member: Member;
  readonly env: Readonly<Record<string, string>>;
  readonly bytes: () => Promise<number | undefined>;
}

async function clusterLog(profile: Profile, folder: string): Promise<ClusterLog> {
  if (profile === 'postgres') {
    const member = await PostgresMember.start('event store');
    const env = { EVENT_STORE: 'postgres', EVENT_STORE_URL: member.url };
    return { what: 'PostgreSQL', member, env, bytes: () => member.bytes() };
  }
  const { member, url } = await startEventStoreDb(folder);
  const what = await serverNameOf(url);
  const env = { EVENT_STORE: 'eventstoredb', EVENT_STORE_URL: url };
  return { what, member, env, bytes: async () => undefined };
}

/** Two APIs and two workers, with the log and the read models in servers of their own. */
async function cluster(profile: Profile, town: Town): Promise<Deployment> {
  const folder = temporaryFolder();
  const log = await clusterLog(profile, folder);
  const reads = await PostgresMember.start('read models');
  const keys = { KEYS_URL: reads.url, KEYS_SECRET: TOKEN_SECRET };
  const places = { ...log.env, ...keys, READ_STORE: 'postgres', READ_STORE_URL: reads.url };
  const stores = await withTown(readStores(places, folder), town);
  const env = { ...COMMON, ...places, WORKER: 'none', DATA_DIR: folder };
  const workers = [await startWorker('worker 1', env), await startWorker('worker 2', env)];
  const start = (name: string) => ApiMember.start(name, folder, env);
  const apis = await Promise.all([start('api 1'), start('api 2')]);
  const members = [log.member, reads, ...workers, ...apis];
  return {
    profile,
    log: log.what,
    what: `2 API + 2 workers, log in ${log.what}, read models in PostgreSQL`,
    urls: apis.map(({ url }) => url),
    tokenSecret: TOKEN_SECRET,
    members,
    stores,
    places: { ...places, DATA_DIR: folder },
    sizes: async () => ({ log: await log.bytes(), reads: await reads.bytes() }),
    stop: () => stopAll(members, folder),
  };
}

/** Starts a system of that kind, with the town in its directory. */
export const deploy = (profile: Profile, town: Town): Promise<Deployment> =>
  profile === 'embedded' ? embedded(town) : cluster(profile, town);
