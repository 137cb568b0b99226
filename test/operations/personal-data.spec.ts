import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openLog } from '#runtime';

import { Cluster } from '../support/cluster.js';
import { as, DISTRICT, foundDistrict, type Username } from '../support/district.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

const contact = { name: '赵敏之', phone: '13912345678' };
const STAFF_PHONE = '0990-5550117';
const ADDRESS = 'zhaominzhi@mail.example.cn';
const PRIVATE = [contact.name, contact.phone, STAFF_PHONE, ADDRESS, 'zhaominzhi'];

/** What a system keeps, wherever it keeps it. */
interface Kept {
  readonly served: Served;
  /** All that is on its disks, by place. */
  contents(): Promise<readonly (readonly [place: string, content: string])[]>;
}

const result = `{ __typename ... on Rejection { code message } `;

async function send(kept: Kept, who: Username, query: string, input?: object): Promise<unknown> {
  const client = await as(kept.served.url, who);
  const data = await client.ask<Record<string, unknown>>(query, input && { input });
  return Object.values(data)[0];
}

/** A whistle with a contact, read back, so that every read model and notice has taken it in. */
async function blown(kept: Kept): Promise<string> {
  const commandId = randomUUID();
  const { query, variables } = JSON.parse(raising(commandId).body) as {
    query: string;
    variables: { input: object };
  };
  const input = { ...variables.input, contact, title: `${contact.name}反映污水外溢` };
  expect(await send(kept, 'street', query, input)).toMatchObject({ __typename: 'WhistleAccepted' });
  const client = await as(kept.served.url, 'street');
  for (let tries = 0; tries < 100; tries++) {
    const { streetWorkList } = await client.ask<{ streetWorkList: { edges: unknown[] } }>(
      `{ streetWorkList(street: "${DISTRICT.street}", first: 5) { edges { node { title } } } }`,
    );
    if (streetWorkList.edges.length > 0) break;
  }
  return whistleIdOf(commandId);
}

const shown = (kept: Kept, whistleId: string) =>
  send(kept, 'dept-1', `{ whistle(id: "${whistleId}") { title contact { name phone } } }`);
const reveal = (kept: Kept, whistleId: string) =>
  send(
    kept,
    'dept-1',
    `mutation ($input: RevealContactInput!) { revealContact(input: $input) ${result}
      ... on ContactRevealed { contact { name phone } } } }`,
    { whistleId, reason: '约居民开门' },
  );
const erase = (kept: Kept, subject: string, id: string) =>
  send(
    kept,
    'admin',
    `mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) ${result}
      ... on PersonalDataAccepted { events } } }`,
    { subject, id, reason: '本人要求' },
  );

async function registered(kept: Kept): Promise<void> {
  const input = { id: '17', name: '王宁', phone: STAFF_PHONE, organisation: DISTRICT.street };
  const query = `mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) ${result}
    ... on PersonChanged { person { phone } } } }`;
  expect(await send(kept, 'street', query, input)).toMatchObject({
    person: { phone: STAFF_PHONE },
  });
}
const phoneOfStaff = (kept: Kept) =>
  send(
    kept,
    'street',
    `{ people(organisation: "${DISTRICT.street}") { edges { node { phone } } } }`,
  );

/** Told by mail, of both: an account's own subscription, and that of its organisation. */
async function subscribed(kept: Kept): Promise<void> {
  const query = `mutation ($input: SubscribeToNoticesInput!) { subscribeToNotices(input: $input) ${result}
    ... on NoticeSettingsChanged { settings { subscriptions { address } } } } }`;
  for (const [subscription, personal] of [['own', true] as const, ['all', false] as const]) {
    const input = { subscription, channel: 'EMAIL', address: ADDRESS, personal };
    const answer = await send(kept, 'street', query, input);
    expect(JSON.stringify(answer)).toContain(`"address":"${ADDRESS}"`);
  }
}
const addresses = (kept: Kept) =>
  send(kept, 'street', `{ noticeSettings { subscriptions { subscription address } } }`);

/** What is asked of every profile. */
function describePersonalData(open: () => Kept): void {
  let whistleId: string;

  it('when residents and staff leave theirs, then nothing on any disk tells it', async () => {
    const kept = open();
    whistleId = await blown(kept);
    await registered(kept);
    await subscribed(kept);
    const contents = await kept.contents();
    expect(contents.length).toBeGreaterThan(3);
    const telling = contents.filter(([, content]) =>
      PRIVATE.some((text) => content.includes(text)),
    );
    expect(telling.map(([place]) => place)).toEqual([]);
    expect(contents.some(([, content]) => content.includes('反映污水外溢'))).toBe(true);
  });

  it('when somebody with a task asks, then it is masked until they say why, and the street reads who', async () => {
    const kept = open();
    const masked = { name: '赵**', phone: '139****5678' };
    expect(await shown(kept, whistleId)).toEqual({ title: '***反映污水外溢', contact: masked });
    expect(await reveal(kept, whistleId)).toMatchObject({ contact });
    const looks = `{ contactLooks(whistleId: "${whistleId}") { account organisation reason } }`;
    expect(await send(kept, 'street', looks)).toEqual([
      { account: 'dept-1', organisation: 'dept-1', reason: '约居民开门' },
    ]);
  });

  it('when it is erased, then it is gone for everybody', async () => {
    const kept = open();
    expect(await erase(kept, 'RESIDENT', whistleId)).toMatchObject({
      events: ['PersonalDataErased'],
    });
    expect(await erase(kept, 'RESIDENT', whistleId)).toMatchObject({ code: 'NOTHING_TO_ERASE' });
    const gone = { name: '已删除', phone: '已删除' };
    expect(await shown(kept, whistleId)).toMatchObject({ contact: gone });
    expect(await reveal(kept, whistleId)).toMatchObject({ code: 'CONTACT_ERASED' });
    await erase(kept, 'ACCOUNT', 'street');
    expect(await addresses(kept)).toEqual({
      subscriptions: [
        { subscription: 'own', address: '已删除' },
        { subscription: 'all', address: ADDRESS },
      ],
    });
    await erase(kept, 'ORGANISATION', DISTRICT.street);
    expect(JSON.stringify(await addresses(kept))).not.toContain(ADDRESS);
    await erase(kept, 'PERSON', '17');
    expect(await phoneOfStaff(kept)).toEqual({ edges: [{ node: { phone: '已删除' } }] });
  });
}

describe('given personal data in a system of one process', () => {
  const dataDir = temporaryFolder();
  let served: Served;
  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({ dataDir });
  }, 120_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  const contents = async () =>
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'utf8')] as const);
  describePersonalData(() => ({ served, contents }));
});

describe('given personal data in a cluster on PostgreSQL', () => {
  let server: PostgresServer;
  let cluster: Cluster;
  let served: Served;
  beforeAll(async () => {
    server = await startPostgres();
    const url = server.url();
    const log = await openLog({ eventStore: { kind: 'postgres', url } }, 'inline');
    await foundDistrict(log);
    await log.close();
    cluster = new Cluster(url);
    cluster.worker();
    served = await cluster.api();
  }, 180_000);
  afterAll(async () => {
    await cluster.stop();
    await server.stop();
  });

  const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const contents = async () => {
    const tables = (await server.run(TABLES)).map(({ name }) => String(name));
    const found: (readonly [string, string])[] = [];
    // One after the other: each takes a connection, and there are nearly as many tables as the server allows.
    for (const name of tables) {
      const [row] = await server.run(`select string_agg(t::text, ' ') as content from ${name} t`);
      found.push([name, String(row?.['content'])]);
    }
    return found;
  };
  describePersonalData(() => ({ served, contents }));
});
