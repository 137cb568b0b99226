import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { openLog } from '#runtime';

import { Cluster } from '../support/cluster.js';
import { as, DISTRICT, foundDistrict } from '../support/district.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const activate = (dataDir: string, env: NodeJS.ProcessEnv) =>
  promisify(execFile)(
    process.execPath,
    [ADMIN, '--data-dir', dataDir, 'rules', 'activate', 'gulou@2', '--from', today()],
    { env: { ...process.env, NODE_OPTIONS: '', ...env } },
  );

const raising = {
  kind: 'work-progress',
  level: 'STREET',
  title: '老楼加梯',
  description: '意见不一，久拖未决',
  place: { address: '新河路 18 号', regionCode: '990101001001', longitude: 116.3, latitude: 39.9 },
  category: '01',
  channel: 'GRID_PATROL',
  street: DISTRICT.street,
  lead: 'dept-1',
};
const RAISE = `mutation ($input: RaiseWhistleInput!) { raiseWhistle(input: $input) {
  __typename ... on WhistleAccepted { stage summonses { clocks { name dueAt } } }
  ... on Rejection { code message } } }`;
const KINDS = '{ whistleKinds { kind } rulePacks { pack version status activatedBy } }';

interface Answer {
  readonly raiseWhistle: { readonly __typename: string; readonly code?: string };
  readonly whistleKinds: readonly { readonly kind: string }[];
  readonly rulePacks: readonly { readonly pack: string; readonly activatedBy: string | null }[];
}

/** Refused before and in force after, at every API of the district, without a restart. */
async function playAt(apis: readonly Served[], activation: () => Promise<{ stdout: string }>) {
  const streets = await Promise.all(apis.map(({ url }) => as(url, 'street')));
  for (const street of streets) {
    const { raiseWhistle } = await street.ask<Answer>(RAISE, { input: raising });
    expect(raiseWhistle).toMatchObject({ code: 'KIND_UNKNOWN' });
  }
  expect((await activation()).stdout).toContain(`已启用 gulou@2，自 ${today()} 起`);
  for (const street of streets) {
    const { raiseWhistle } = await street.ask<Answer>(RAISE, { input: raising });
    // The new rules ask for a leader of the street, and a clerk has blown.
    expect(raiseWhistle).toMatchObject({ __typename: 'WhistleAccepted', stage: 'INITIATION' });
    const { whistleKinds, rulePacks } = await street.ask<Answer>(KINDS);
    expect(whistleKinds.map(({ kind }) => kind)).toEqual(['work-progress', 'hard-problem']);
    expect(rulePacks.map(({ activatedBy }) => activatedBy)).not.toContainEqual(
      expect.stringContaining('cli:'),
    );
  }
}

describe('given a district on one file that is being served', () => {
  const dataDir = temporaryFolder();
  let served: Served;
  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir, env: PLAIN });
  }, 120_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  it(
    'when an operator activates rules from today, then the next command is decided by them',
    () => playAt([served], () => activate(dataDir, {})),
    60_000,
  );
});

describe('given a district on PostgreSQL with two APIs', () => {
  let server: PostgresServer;
  let cluster: Cluster;
  let env: Record<string, string>;
  let apis: Served[];
  beforeAll(async () => {
    server = await startPostgres();
    await server.run('create database district');
    const url = server.url({ database: 'district' });
    env = { EVENT_STORE: 'postgres', EVENT_STORE_URL: url };
    const log = await openLog({ eventStore: { kind: 'postgres', url } }, 'inline');
    await foundDistrict(log);
    await log.close();
    cluster = new Cluster(url);
    // Without one, each API would wait a minute for read models that nobody makes.
    cluster.worker();
    apis = [await cluster.api(), await cluster.api()];
  }, 180_000);
  afterAll(async () => {
    await cluster.stop();
    await server.stop();
  });

  it(
    'when an operator activates rules from today, then every API decides by them',
    () => playAt(apis, () => activate('/dev/null/none', env)),
    60_000,
  );
});
