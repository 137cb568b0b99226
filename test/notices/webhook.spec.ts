import type { ServerResponse } from 'node:http';

import { replayDead } from '#notices';
import { HTTP, type CloudEventV1 } from 'cloudevents';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

import { drip, hang, type Received, type Receiver, redirectTo, startReceiver } from './receiver.js';
import { closed, raised, Scene, summoned, until } from './scene.js';

/** As Standard Webhooks writes secrets. */
const SECRET = `whsec_${Buffer.from('a-secret-of-24-bytes-or-so').toString('base64')}`;

interface Told {
  readonly kind: string;
  readonly whistleId: string;
  readonly eventId: string;
  readonly outcome?: string;
  readonly source?: { readonly system: string; readonly reference: string };
}

/** What a receiver does that follows the standards: checks the signature, then reads the event. */
function accepted({ headers, body }: Received, secret = SECRET): CloudEventV1<Told> {
  // Its clock is the test's: how old a message may be is checked apart.
  new Webhook(secret).verify(body, headers as Record<string, string>);
  return HTTP.toEvent({ headers, body }) as CloudEventV1<Told>;
}

describe('given a webhook of a department', () => {
  let scene: Scene;
  let receiver: Receiver;

  const open = async (options = {}) => {
    scene = await Scene.open(options);
    await scene.secret('chengguan', SECRET);
    await scene.subscribe('chengguan', 'oa', { address: `${receiver.url}/in?from=shaodao` });
    await scene.start();
  };
  const whistle = (id: string) => scene.write(id, raised(), summoned());

  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await scene.close();
    await receiver.close();
    expect(scene.errors).toEqual([]);
  });

  it('when it is told, then a receiver of the standards verifies and reads it', async () => {
    await open();
    await whistle('w1');
    await scene.settled('sent', 1);
    const [received] = receiver.received;
    expect(received!.path).toBe('/in?from=shaodao');
    const event = accepted(received!);
    const [notice] = await scene.notices();
    expect(event).toMatchObject({
      specversion: '1.0',
      source: 'urn:shaodao',
      subject: 'w1',
      id: notice!.id,
      type: 'shaodao.notice.summoned.v1',
      data: { kind: 'summoned', whistleId: 'w1', eventId: notice!.event_id },
    });
    expect(received!.headers['webhook-id']).toBe(notice!.id);
  });

  it('when the message was changed, or signed with another secret, then the receiver refuses it', async () => {
    await open();
    await whistle('w1');
    await scene.settled('sent', 1);
    const [received] = receiver.received;
    const changed = { ...received!, body: received!.body.replace('污水', '清水') };
    expect(() => accepted(changed)).toThrow(WebhookVerificationError);
    expect(() => accepted(received!, 'whsec_YW5vdGhlcg==')).toThrow(WebhookVerificationError);
    const later = { ...received!.headers, 'webhook-timestamp': '1700000000' };
    expect(() => accepted({ ...received!, headers: later })).toThrow(WebhookVerificationError);
  });

  it.each([
    ['hangs', hang, 'TIMEOUT'],
    ['drips', drip, 'TIMEOUT'],
    ['breaks off', (response: { destroy(): void }) => response.destroy(), 'UNREACHABLE'],
  ])('when a receiver %s, then it is let go, and others are told meanwhile', async (...example) => {
    const [, behaviour, code] = example;
    const other = await startReceiver();
    receiver.behave(behaviour);
    await open();
    await scene.secret('gongan', SECRET);
    await scene.subscribe('gongan', 'oa', { address: other.url });
    const both = [summoned(), summoned({ summons: 2, department: 'gongan' })];
    await scene.write('w1', raised(), ...both);
    await scene.settled('sent', 1);
    expect(other.received).toHaveLength(1);
    await until(async () => (await scene.attempts()).length === 2);
    const failed = (await scene.attempts()).find(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject({ target: 'chengguan/oa', error: expect.stringMatching(code) });
    await other.close();
  });

  it.each([301, 302, 307, 308])(
    'when a receiver answers %i to a private address, then nobody goes there',
    async (status) => {
      const inside = await startReceiver();
      receiver.behave(redirectTo(`${inside.url}/admin`, status));
      await open();
      await whistle('w1');
      await until(async () => (await scene.attempts()).length === 1);
      expect((await scene.attempts())[0]).toMatchObject({ status, error: 'REDIRECTED' });
      expect(inside.received).toEqual([]);
      await inside.close();
    },
  );

  it.each([
    ['its address is inside', (url: string) => url.replace('http:', 'https:')],
    [
      'its name leads inside',
      (url: string) => url.replace('http://127.0.0.1', 'https://localhost'),
    ],
    [
      'its address is written in another way',
      (url: string) => url.replace('http://127.0.0.1', 'https://2130706433'),
    ],
    [
      'its address is IPv4 within IPv6',
      (url: string) => url.replace('http://127.0.0.1', 'https://[::ffff:127.0.0.1]'),
    ],
    ['it is not encrypted', () => 'http://receiver.example.cn/'],
  ])('when %s and nobody allowed it, then nothing is sent there', async (_, addressOf) => {
    scene = await Scene.open({ allowedHosts: [] });
    await scene.secret('chengguan', SECRET);
    await scene.subscribe('chengguan', 'oa', { address: addressOf(receiver.url) });
    await scene.start();
    await whistle('w1');
    await scene.settled('dead', 1);
    expect((await scene.deliveries())[0]!.error).toMatch(/^ADDRESS_NOT_ALLOWED/);
    expect(receiver.received).toEqual([]);
  });

  it('when its secret is missing, then it waits for the operator', async () => {
    scene = await Scene.open();
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
    await scene.start();
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    expect((await scene.attempts())[0]!.error).toMatch(/^CREDENTIAL_MISSING/);
    await scene.secret('chengguan', SECRET);
    scene.clock.pass(60_000);
    await scene.settled('sent', 1);
  });

  it('when a receiver asks to be left alone, then it is, for so long', async () => {
    receiver.behave((response) => response.writeHead(429, { 'retry-after': '300' }).end(), 200);
    await open();
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    expect((await scene.deliveries())[0]!.not_before).toBe(
      new Date(Date.parse(scene.clock.now()) + 300_000).toISOString(),
    );
    scene.clock.pass(300_000);
    await scene.settled('sent', 1);
  });

  it('when a receiver names the time at which to come again, then it is left alone until then', async () => {
    const later = () => new Date(Date.now() + 120_000).toUTCString();
    receiver.behave((response) => response.writeHead(503, { 'retry-after': later() }).end(), 200);
    await open();
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    const [delivery] = await scene.deliveries();
    const waits = Date.parse(delivery!.not_before) - Date.parse(scene.clock.now());
    expect(waits).toBeGreaterThan(110_000);
    expect(waits).toBeLessThanOrEqual(121_000);
    await whistle('w2');
    await scene.fed();
    scene.clock.pass(waits - 1_000);
    expect(receiver.received).toHaveLength(1);
    scene.clock.pass(1_000);
    await scene.settled('sent', 2);
  });

  it('when a receiver refuses one message and asks for time, then all that goes there waits', async () => {
    receiver.behave((response) => response.writeHead(413, { 'retry-after': '60' }).end(), 200);
    await open();
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    await whistle('w2');
    await scene.fed();
    scene.clock.pass(59_000);
    expect(receiver.received).toHaveLength(1);
    scene.clock.pass(1_000);
    await scene.settled('sent', 2);
  });

  it('when a receiver is gone, then nothing more is sent there, its owner is told, and a replay begins anew', async () => {
    receiver.behave(410);
    await open();
    await whistle('w1');
    await scene.settled('dead', 1);
    await whistle('w2');
    await scene.settled('dead', 2);
    expect(receiver.received).toHaveLength(1);
    const errors = (await scene.deliveries()).map(({ error }) => error);
    expect(errors).toEqual(['GONE', 'GONE']);
    const told = (await scene.notices()).filter(({ kind }) => kind === 'subscription-failing');
    expect(told).toMatchObject([{ organisation: 'chengguan', title: '【订阅异常】通知未能送达' }]);
    expect(told[0]!.text).toContain('“oa”（Webhook，发往 127.0.0.1');
    receiver.behave(200);
    scene.clock.pass(1_000);
    expect(await replayDead(scene.outbox, {}, scene.clock.now())).toBe(2);
    await scene.settled('sent', 2);
  });

  it('when a receiver is gone and somebody subscribes anew, then it is sent to again', async () => {
    receiver.behave(410);
    await open();
    await whistle('w1');
    await scene.settled('dead', 1);
    await scene.unsubscribe('chengguan', 'oa');
    await scene.fed();
    receiver.behave(200);
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
    await whistle('w2');
    await scene.settled('sent', 1);
  });

  it('when an answer is endless, then its status counts, and it is not read to its end', async () => {
    let answering: ServerResponse | undefined;
    receiver.behave((response) => {
      answering = response;
      response.writeHead(200).write('x'.repeat(1_000_000));
    });
    await open();
    await whistle('w1');
    await scene.settled('sent', 1);
    await until(() => answering?.destroyed);
  });
});

describe('given whistles that came from the hotline', () => {
  let scene: Scene;
  let hotline: Receiver;

  beforeEach(async () => {
    hotline = await startReceiver();
    scene = await Scene.open();
    await scene.secret('district', SECRET);
    await scene.subscribe('district', 'hotline', { address: hotline.url, sourceSystem: '12345' });
    await scene.start();
  });
  afterEach(async () => {
    await scene.close();
    await hotline.close();
  });

  it('when one is reported and closed, then the hotline gets the results with its order id', async () => {
    const source = { system: '12345', reference: 'GD-2026-7' };
    const report = { at: new Date().toISOString(), summary: '已疏通 13812345678', evidence: [] };
    await scene.write(
      'w1',
      raised({ source, contact: { name: '王小明', phone: '13812345678' } }),
      summoned(),
      { type: 'ResolutionReported', data: { ...report, summons: 1, department: 'chengguan' } },
      closed(),
    );
    await scene.write('w2', raised({ source: { system: 'grid', reference: '9' } }), closed());
    await scene.settled('sent', 2);
    const told = hotline.received.map((received) => accepted(received).data!);
    expect(told.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['result', 'reported'],
      ['result', 'closed'],
    ]);
    for (const { source: from } of told) expect(from).toEqual(source);
    expect(JSON.stringify(hotline.received)).not.toMatch(/1381234|王小明/);
  });
});
