import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { Accounts } from '#access';
import { Directory, type OrganisationDetails } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog, readStores } from '#runtime';

import { openDistrictFile, SECOND } from '../../intake/open311-district.js';
import { foundDistrict, PASSWORD } from '../../support/district.js';
import { startPostgres } from '../../support/postgres.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../../support/served.js';
import { SPARE_ACCOUNTS, SPARE_ORGANISATIONS } from './leaves.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');

export const DATABASES = ['sqlite', 'postgres'] as const;
export type Database = (typeof DATABASES)[number];

type Environment = Record<string, string>;

/** A served district to which anything may be sent. */
export interface Place {
  readonly url: string;
  readonly dataDir: string;
  /** Where its data is. */
  readonly places: Environment;
  readonly served: Served;
  /** Its log, for reading beside the service. */
  readonly log: EventStore;
  /** `admin verify`; undefined where all is well, otherwise what it says. */
  verify(): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** What is limited so that nobody is in others' way is not what is tried. */
const LIMITS: Environment = {
  DEMO: 'false',
  LOG_LEVEL: 'error',
  TOKEN_TTL_SECONDS: '86400',
  MAX_WRITES_PER_MINUTE: '10000000',
  MAX_OPERATIONS_PER_ACCOUNT: '100000',
  MAX_OPERATIONS_PER_ADDRESS: '100000',
  MAX_OPERATION_SECONDS: '600',
  MAX_OPERATION_COST: '100000000',
  MAX_OPERATION_FIELDS: '1000000',
  MAX_OPERATION_TOKENS: '100000',
  MAX_HEAVY_PER_CALLER: '1000',
};

const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };

/** What may be changed for good: organisations and accounts beside those of whoever plays. */
async function foundSpares(log: EventStore): Promise<void> {
  const directory = new Directory(log, systemClock);
  const spares = SPARE_ORGANISATIONS.map((id, n): OrganisationDetails => ({
    id,
    kind: n < 4 ? 'street' : 'department',
    name: `备用${n + 1}`,
  }));
  await directory.registerOrganisations([...spares, SECOND], { actor });
  const known = async (id: string) => (await directory.current()).find(id) !== undefined;
  const accounts = new Accounts(log, systemClock, known);
  for (const username of SPARE_ACCOUNTS) {
    const role = { role: 'department', organisation: 'dept-6' } as const;
    const details = { username, displayName: username, password: PASSWORD, ...role };
    await accounts.open(details, deliveryOf({}, actor));
  }
}

/** A database of its own, by the settings that name it. */
export async function databaseOf(database: Database) {
  if (database === 'sqlite') return { places: {}, stop: async () => undefined };
  const server = await startPostgres();
  const url = server.url();
  const places: Environment = {
    EVENT_STORE: 'postgres',
    EVENT_STORE_URL: url,
    READ_STORE: 'postgres',
    READ_STORE_URL: url,
    KEYS_URL: url,
    KEYS_SECRET: 'a secret of the keys that this test keeps',
    TOKEN_SECRET: 'a secret of the tokens that this test keeps',
  };
  return { places, stop: () => server.stop() };
}

/** Founds a district on a database and serves it. */
export async function placeOn(database: Database, settings: Environment = {}): Promise<Place> {
  const dataDir = temporaryFolder();
  const { places, stop } = await databaseOf(database);
  const open = () => openLog(readStores(places, dataDir), 'inline');
  const founding = await open();
  await foundDistrict(founding);
  await foundSpares(founding);
  await founding.close();
  const OPEN311_FILE = openDistrictFile(join(dataDir, 'open311.json'));
  const served = await serveApi({
    dataDir,
    env: { ...LIMITS, ...places, OPEN311_FILE, ...settings },
  });
  const log = await open();
  return {
    url: served.url,
    dataDir,
    places,
    served,
    log,
    verify: async () => {
      const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, ...places };
      const told = await promisify(execFile)(process.execPath, [ADMIN, 'verify'], { env }).then(
        () => undefined,
        (error: { stdout?: string; stderr?: string }) =>
          `${error.stderr ?? ''} ${error.stdout ?? ''}`,
      );
      return told?.trim();
    },
    stop: async () => {
      await log.close();
      await served.stop();
      await stop();
      removeFolder(dataDir);
    },
  };
}
