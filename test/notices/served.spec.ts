import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { openLog } from '#runtime';
import { Webhook } from 'standardwebhooks';

import { as, foundDistrict } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { lifecycle, raising, whistleIdOf } from '../support/lifecycle.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';
import { hang, type Receiver, startReceiver } from './receiver.js';
import { until } from './scene.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');

const SUBSCRIBE = `mutation ($input: SubscribeToNoticesInput!) {
  subscribeToNotices(input: $input) {
    __typename
    ... on NoticeSettingsChanged { revision settings { subscriptions { subscription channel credential } } }
    ... on Rejection { code message }
  }
}`;
const INBOX = `query ($first: Int!, $after: String, $unreadOnly: Boolean!, $position: String) {
  myUnreadNotices
  myNotices(first: $first, after: $after, unreadOnly: $unreadOnly, afterPosition: $position) {
    edges { cursor node { id kind title text whistleId readAt } }
    pageInfo { hasNextPage endCursor }
    freshness { reached }
  }
}`;

interface Inbox {
  readonly myUnreadNotices: number;
  readonly myNotices: {
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly kind: string; readonly text: string };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly freshness: { readonly reached: boolean };
  };
}

/** Every step starts or asks processes of its own. */
const PATIENT_MS = 120_000;

/** The built system as people run it, with one department that is told by webhook. */
describe('given a served district', () => {
  const dataDir = temporaryFolder();
  let served: Served;
  let receiver: Receiver;
  let secret: string;

  const env = {
    ...PLAIN,
    NOTICE_ALLOWED_HOSTS: '127.0.0.1',
    NOTICE_TIMEOUT_SECONDS: '1',
    NOTICE_RETRY_SECONDS: '1',
    PUBLIC_METRICS: 'true',
  };
  const serve = () => serveApi({ dataDir, env });
  const admin = (...args: string[]) =>
    promisify(execFile)(process.execPath, [ADMIN, '--data-dir', dataDir, ...args], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  const perform = async (client: Client, body: string): Promise<string> => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    const data = await client.ask<Record<string, { position?: string; code?: string }>>(
      query,
      variables,
    );
    const [answer] = Object.values(data);
    if (answer?.position === undefined) throw new Error(JSON.stringify(answer));
    return answer.position;
  };
  const inbox = (client: Client, more: object = {}) =>
    client.ask<Inbox>(INBOX, { first: 50, unreadOnly: false, ...more });
  const metrics = async () => (await fetch(`${served.url}/metrics`)).text();
  const toldOf = (whistleId: string) =>
    receiver.received.filter(({ body }) => body.includes(`"whistleId":"${whistleId}"`));

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    receiver = await startReceiver();
    secret = /whsec_\S+/.exec((await admin('notices', 'secret', 'set', 'dept-1', 'oa')).stdout)![0];
    served = await serve();
  }, PATIENT_MS);

  afterAll(async () => {
    await (served as Served | undefined)?.stop();
    await receiver.close();
    removeFolder(dataDir);
  }, PATIENT_MS);

  it(
    'when a department subscribes, then its settings show it, and the log holds no secret',
    async () => {
      const input = {
        subscription: 'oa',
        channel: 'WEBHOOK',
        address: receiver.url,
        credential: 'oa',
      };
      const department = await as(served.url, 'dept-1');
      expect(await department.ask(SUBSCRIBE, { input })).toMatchObject({
        subscribeToNotices: { revision: 0, settings: { subscriptions: [{ credential: 'oa' }] } },
      });
      const refused = await department.ask(SUBSCRIBE, {
        input: { ...input, subscription: 'other', organisation: 'dept-2' },
      });
      expect(refused).toMatchObject({
        subscribeToNotices: { __typename: 'NotYoursRejection', code: 'NOT_YOUR_NOTICES' },
      });
      expect((await admin('notices', 'secret', 'list')).stdout).toBe('dept-1/oa\n');
      const stored = readFileSync(join(dataDir, 'events.db')).toString('latin1');
      expect(stored).not.toContain(secret);
    },
    PATIENT_MS,
  );

  it(
    'when a whistle goes its way, then the department is told by webhook, signed, of its part',
    async () => {
      const commandId = randomUUID();
      const street = await as(served.url, 'street');
      const department = await as(served.url, 'dept-1');
      for (const step of lifecycle(commandId))
        await perform(step.as === 'street' ? street : department, step.body);
      await until(() => toldOf(whistleIdOf(commandId)).length === 3);
      const kinds = toldOf(whistleIdOf(commandId)).map(({ body, headers }) => {
        new Webhook(secret).verify(body, headers as Record<string, string>);
        return (JSON.parse(body) as { data: { kind: string } }).data.kind;
      });
      expect(kinds.toSorted()).toEqual(['confirmed', 'rated', 'summoned']);
    },
    PATIENT_MS,
  );

  it(
    'when people look into their inbox, then it has what concerns them, and knows what they read',
    async () => {
      const street = await as(served.url, 'street');
      const position = await perform(street, raising(randomUUID()).body);
      const department = await as(served.url, 'dept-1');
      const all = await inbox(department, { position });
      expect(all.myNotices.freshness.reached).toBe(true);
      // The last of them tells that somebody subscribed for the organisation.
      expect(all.myNotices.edges).toHaveLength(5);
      expect(all.myNotices.edges[4]!.node).toMatchObject({ kind: 'SETTINGS_CHANGED' });
      expect(all.myNotices.edges[0]!.node).toMatchObject({ kind: 'SUMMONED' });
      const first = await inbox(department, { first: 3 });
      expect(first.myNotices.pageInfo.hasNextPage).toBe(true);
      const rest = await inbox(department, { after: first.myNotices.pageInfo.endCursor });
      expect(rest.myNotices.edges).toHaveLength(2);
      const ids = first.myNotices.edges.map(({ node }) => node.id);
      const READ = 'mutation ($ids: [ID!]!) { markNoticesRead(input: { ids: $ids }) }';
      expect(await department.ask(READ, { ids })).toEqual({ markNoticesRead: 3 });
      expect(await department.ask(READ, { ids })).toEqual({ markNoticesRead: 0 });
      const unread = await inbox(department, { unreadOnly: true });
      expect([unread.myUnreadNotices, unread.myNotices.edges.length]).toEqual([2, 2]);
      const other = await as(served.url, 'dept-2');
      expect(await other.ask(READ, { ids })).toEqual({ markNoticesRead: 0 });
      expect((await inbox(other)).myNotices.edges).toEqual([]);
      const streets = await inbox(street);
      expect(streets.myNotices.edges.map(({ node }) => node.kind)).toEqual([
        ...['REPORTED', 'ARRIVED', 'ACKNOWLEDGED'],
      ]);
    },
    PATIENT_MS,
  );

  it(
    'when a person wants less, then the inbox leaves it out, and a wrong wish is refused',
    async () => {
      const department = await as(served.url, 'dept-1');
      const PREFER = `mutation ($input: SetNoticePreferencesInput!) {
        setNoticePreferences(input: $input) { __typename
          ... on NoticeSettingsChanged { settings { mine { muted bundleMinutes quietHours { from to } } } } } }`;
      const quietHours = { from: '22:00', to: '07:00' };
      const input = { muted: ['RATED', 'CONFIRMED'], quietHours, bundleMinutes: 5 };
      expect(await department.ask(PREFER, { input })).toMatchObject({
        setNoticePreferences: { settings: { mine: input } },
      });
      const kinds = (await inbox(department)).myNotices.edges.map(({ node }) => node.kind);
      expect(kinds).toEqual(['SUMMONED', 'SUMMONED', 'SETTINGS_CHANGED']);
      const wrong = { ...input, quietHours: { from: '25:00', to: '07:00' } };
      const { errors } = await department.send(PREFER, { input: wrong });
      expect(errors?.[0]?.extensions).toMatchObject({ field: 'input.quietHours.from' });
      const UNSUBSCRIBE = `mutation { unsubscribeFromNotices(input: { subscription: "none" }) {
        ... on Rejection { code } } }`;
      expect(await department.ask(UNSUBSCRIBE)).toEqual({
        unsubscribeFromNotices: { code: 'SUBSCRIPTION_NOT_FOUND' },
      });
    },
    PATIENT_MS,
  );

  it(
    'when it is killed between putting in and sending, then nothing is lost',
    async () => {
      receiver.behave(hang);
      const street = await as(served.url, 'street');
      const commandIds = Array.from({ length: 8 }, () => randomUUID());
      for (const commandId of commandIds) await perform(street, raising(commandId).body);
      const before = receiver.received.length;
      await until(() => receiver.received.length > before);
      await served.kill();
      receiver.behave(200);
      served = await serve();
      await until(() => commandIds.every((commandId) => toldOf(whistleIdOf(commandId)).length > 0));
      // At least once, and each of them under the one id by which a receiver tells repetitions.
      for (const commandId of commandIds) {
        const ids = toldOf(whistleIdOf(commandId)).map(({ headers }) => headers['webhook-id']);
        expect(new Set(ids).size).toBe(1);
      }
    },
    PATIENT_MS,
  );

  it(
    'when read models are rebuilt and the system starts again, then nobody is told anything',
    async () => {
      await until(async () => /^shaodao_notices_due 0$/m.test(await metrics()));
      const before = receiver.received.length;
      await served.stop();
      await admin('rebuild', 'work-lists');
      served = await serve();
      const street = await as(served.url, 'street');
      const commandId = randomUUID();
      await perform(street, raising(commandId).body);
      await until(() => toldOf(whistleIdOf(commandId)).length === 1);
      expect(receiver.received).toHaveLength(before + 1);
    },
    PATIENT_MS,
  );

  it(
    'when a receiver refuses to the end, then the operator finds the dead letter and replays it',
    async () => {
      await served.stop();
      served = await serveApi({ dataDir, env: { ...env, NOTICE_MAX_ATTEMPTS: '1' } });
      receiver.behave(404);
      const street = await as(served.url, 'street');
      const commandId = randomUUID();
      await perform(street, raising(commandId).body);
      await until(async () => /^shaodao_notices_dead 1$/m.test(await metrics()));
      const { stdout } = await admin('notices', 'dead');
      expect(stdout).toMatch(/dead {2}dept-1\/oa {2}1 次[^]*failed 404 \d+ms REFUSED[^]*共 1 条/);
      const DEAD = `{ noticeDeliveries(state: DEAD) { edges { node { target state attempts { status } } } } }`;
      const administrator = await as(served.url, 'admin');
      expect(await administrator.ask(DEAD)).toMatchObject({
        noticeDeliveries: {
          edges: [{ node: { target: 'dept-1/oa', attempts: [{ status: 404 }] } }],
        },
      });
      const { errors } = await street.send(DEAD);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
      receiver.behave(200);
      expect((await admin('notices', 'replay', '--all')).stdout).toBe('重发 1 条\n');
      await until(() => toldOf(whistleIdOf(commandId)).length === 2);
      const page = await metrics();
      expect(page).toMatch(/shaodao_notice_deliveries_total\{channel="webhook",outcome="dead"\} 1/);
      expect(page).toMatch(/shaodao_notices_dead 0/);
    },
    PATIENT_MS,
  );
});
