import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { districtFolder } from '../access/served-access.js';
import { as } from '../support/district.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { PLAIN, removeFolder, serveApi, type Served } from '../support/served.js';
import { type Receiver, startReceiver } from './receiver.js';
import { until } from './scene.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const SUBSCRIBE = `mutation ($input: SubscribeToNoticesInput!) {
  subscribeToNotices(input: $input) { __typename ... on Rejection { code message } }
}`;
const CLOSE = 'mutation { closeAccount(input: { username: "dept-1" }) { __typename } }';
const CANCELLED = `{ noticeDeliveries(first: 50, state: CANCELLED) {
  edges { node { target whistleId error } } } }`;

interface Cancelled {
  readonly noticeDeliveries: {
    readonly edges: readonly {
      readonly node: {
        readonly target: string;
        readonly whistleId: string;
        readonly error: string;
      };
    }[];
  };
}

/** Every step starts or asks processes of its own. */
const PATIENT_MS = 120_000;

/** The built system as people run it: somebody has their department's notices by a webhook of their own. */
describe('given a served district with somebody who leaves', () => {
  let dataDir: string;
  let served: Served;
  let receiver: Receiver;

  const env = {
    ...PLAIN,
    NOTICE_ALLOWED_HOSTS: '127.0.0.1',
    NOTICE_TIMEOUT_SECONDS: '1',
    NOTICE_RETRY_SECONDS: '1',
  };
  const serve = () => serveApi({ dataDir, env });
  const administrator = () => as(served.url, 'admin');
  const subscription = (path: string, more: object) => {
    const address = `${receiver.url}/${path}`;
    const input = { subscription: path, channel: 'WEBHOOK', address, credential: 'oa' };
    return { input: Object.assign(input, more) };
  };
  const blow = async (): Promise<string> => {
    const commandId = randomUUID();
    const { query, variables } = JSON.parse(raising(commandId).body) as {
      query: string;
      variables: object;
    };
    const street = await as(served.url, 'street');
    expect(JSON.stringify(await street.ask(query, variables))).toContain('WhistleAccepted');
    return whistleIdOf(commandId);
  };
  const toldOf = (path: string, whistleId: string) =>
    receiver.received.filter((one) => one.path === `/${path}` && one.body.includes(whistleId));
  const cancelled = async () => {
    const { noticeDeliveries } = await (await administrator()).ask<Cancelled>(CANCELLED);
    return noticeDeliveries.edges.map(({ node }) => node);
  };
  const CLOSED = { target: 'dept-1/own', error: 'ACCOUNT_CLOSED 订阅人的账号已销户' };

  beforeAll(async () => {
    dataDir = await districtFolder();
    receiver = await startReceiver();
    const secret = ['notices', 'secret', 'set', 'dept-1', 'oa'];
    await promisify(execFile)(process.execPath, [ADMIN, '--data-dir', dataDir, ...secret], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    served = await serve();
  }, PATIENT_MS);
  afterAll(async () => {
    await (served as Served | undefined)?.stop();
    await receiver.close();
    removeFolder(dataDir);
  }, PATIENT_MS);

  it(
    'when the account is closed, then its webhook gets nothing more, nor what waited, nor after a restart',
    async () => {
      const leaver = await as(served.url, 'dept-1');
      const accepted = { subscribeToNotices: { __typename: 'NoticeSettingsChanged' } };
      const own = subscription('own', { personal: true });
      expect(await leaver.ask(SUBSCRIBE, own)).toEqual(accepted);
      const ofAll = subscription('oa', { organisation: 'dept-1' });
      expect(await (await administrator()).ask(SUBSCRIBE, ofAll)).toEqual(accepted);
      const first = await blow();
      await until(() => toldOf('own', first).length === 1);

      // The receiver is down: the next one waits for a retry.
      receiver.behave((response, { path }) =>
        response.writeHead(path === '/own' ? 503 : 200).end(),
      );
      const waiting = await blow();
      await until(() => toldOf('own', waiting).length > 0);
      expect(JSON.stringify(await (await administrator()).ask(CLOSE))).toContain('AccountChanged');
      receiver.behave(200);
      const after = await blow();
      await until(async () => (await cancelled()).length === 2);
      // One may have been on its way while the account was closed.
      const tried = toldOf('own', waiting).length;
      expect(await cancelled()).toEqual(
        [after, waiting].map((whistleId) => Object.assign({ whistleId }, CLOSED)),
      );
      await served.stop();
      served = await serve();
      const restarted = await blow();
      await until(async () => (await cancelled()).length === 3);
      for (const whistleId of [waiting, after, restarted])
        await until(() => toldOf('oa', whistleId).length === 1);
      expect(toldOf('own', waiting)).toHaveLength(tried);
      expect([toldOf('own', after), toldOf('own', restarted)]).toEqual([[], []]);
    },
    PATIENT_MS,
  );

  it('when an administrator subscribes personally at another organisation, then it is refused', async () => {
    const elsewhere = subscription('mine', { organisation: 'dept-2', personal: true });
    expect(await (await administrator()).ask(SUBSCRIBE, elsewhere)).toEqual({
      subscribeToNotices: {
        __typename: 'InvalidReferenceRejection',
        code: 'SUBSCRIBER_ELSEWHERE',
        message: '为本人订阅的只能是本单位的通知；要为该单位订阅，请将 personal 填为 false',
      },
    });
  });
});
