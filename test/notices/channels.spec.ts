import { createHmac } from 'node:crypto';

import { type MailServer, startMailServer } from './mail-server.js';
import { json, type Receiver, startReceiver } from './receiver.js';
import { confirmed, raised, Scene, sentBack, summoned, until } from './scene.js';

let scene: Scene;
afterEach(async () => {
  await scene.close();
  expect(scene.errors).toEqual([]);
});
const whistle = (id: string, data: object = {}) => scene.write(id, raised(data), summoned());

describe('given a department that is told by e-mail', () => {
  let mail: MailServer;

  beforeEach(async () => {
    mail = await startMailServer();
    scene = await Scene.open({ smtp: { url: mail.url, from: 'shaodao@qu.gov.cn' } });
    const fields = { channel: 'email', address: 'duty@chengguan.gov.cn', credential: undefined };
    await scene.subscribe('chengguan', 'mail', fields);
    await scene.start();
  });
  afterEach(() => mail.close());

  it('when it is summoned, then a mail arrives that people can read', async () => {
    await whistle('w1');
    await scene.settled('sent', 1);
    const [{ from, to, email }] = mail.mails as [MailServer['mails'][0]];
    expect([from, ...to]).toEqual(['shaodao@qu.gov.cn', 'duty@chengguan.gov.cn']);
    expect(email.subject).toBe('【派哨】污水外溢');
    expect(email.text).toContain('新华街道吹哨，贵单位为主办单位');
    const [notice] = await scene.notices();
    expect(email.messageId).toBe(`<${notice!.id}@shaodao>`);
    const auto = email.headers.find(({ key }) => key === 'auto-submitted');
    expect(auto?.value).toBe('auto-generated');
  });

  it('when several are gathered, then one mail holds them', async () => {
    await scene.prefer('chengguan', { bundleMinutes: 5 });
    await scene.write('w1', raised(), summoned(), confirmed());
    await scene.fed();
    scene.clock.pass(300_000);
    await scene.settled('sent', 2);
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]!.email.subject).toMatch(/ 等 2 条$/);
  });

  it('when there is no such mailbox, then it is a dead letter at once', async () => {
    mail.refuse(550);
    await whistle('w1');
    await scene.settled('dead', 1);
    expect((await scene.attempts())[0]).toMatchObject({ status: 550 });
  });

  it('when the mailbox is busy, then it is tried again', async () => {
    mail.refuse(451);
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    mail.refuse(undefined);
    scene.clock.pass(60_000);
    await scene.settled('sent', 1);
  });

  it('when the server is gone, then it is tried again', async () => {
    await mail.close();
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    expect((await scene.attempts())[0]!.error).toMatch(/^UNREACHABLE/);
    expect((await scene.deliveries())[0]!.state).toBe('due');
  });
});

describe('given a department that is told by a WeCom robot', () => {
  let weCom: Receiver;
  const open = async () => {
    weCom = await startReceiver();
    weCom.behave(json({ errcode: 0, errmsg: 'ok' }));
    scene = await Scene.open({ weComUrl: weCom.url });
    await scene.secret('chengguan', 'key-1 ');
    await scene.subscribe('chengguan', 'group', { channel: 'wecom' });
    await scene.start();
  };
  beforeEach(open);
  afterEach(() => weCom.close());

  it('when it is summoned, then the robot gets Markdown in its format', async () => {
    await whistle('w1', { title: '污水<@all>外溢' });
    await scene.settled('sent', 1);
    const [{ path, headers, body }] = weCom.received as [Receiver['received'][0]];
    expect(path).toBe('/cgi-bin/webhook/send?key=key-1%20');
    expect(headers['content-type']).toMatch(/^application\/json/);
    const content = expect.stringContaining(
      '**【派哨】污水＜＠all＞外溢**\n新华街道吹哨',
    ) as string;
    expect(JSON.parse(body)).toEqual({ msgtype: 'markdown', markdown: { content } });
  });

  it('when the robot refuses with status 200, then it counts as failed', async () => {
    weCom.behave(json({ errcode: 93000, errmsg: 'invalid webhook url' }));
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    const expected = { outcome: 'failed', error: 'REFUSED errcode 93000 invalid webhook url' };
    expect((await scene.attempts())[0]).toMatchObject(expected);
  });

  it('when the robot says it is too fast, then nothing is tried for a minute', async () => {
    weCom.behave(json({ errcode: 45009, errmsg: 'api freq out of limit' }), json({ errcode: 0 }));
    await whistle('w1');
    await until(async () => (await scene.attempts()).length === 1);
    await whistle('w2');
    await scene.fed();
    scene.clock.pass(59_999);
    expect(weCom.received).toHaveLength(1);
    scene.clock.pass(1);
    await scene.settled('sent', 2);
  });

  it('when more than twenty are due in a minute, then the rest waits for the next', async () => {
    for (let n = 0; n < 25; n += 1) await whistle(`w${n}`);
    await scene.settled('sent', 20);
    await until(async () => {
      const target = await scene.outbox.selectFrom('target').selectAll().executeTakeFirstOrThrow();
      return target.paused_until > scene.clock.now();
    });
    expect(weCom.received).toHaveLength(20);
    scene.clock.pass(60_000);
    await scene.settled('sent', 25);
  });

  it('when many are gathered, then one message holds what fits into 4 096 bytes', async () => {
    await scene.prefer('chengguan', { bundleMinutes: 1 });
    for (let n = 0; n < 20; n += 1)
      await whistle(`w${n}`, { title: `第${n}处${'污水'.repeat(30)}` });
    await scene.fed();
    scene.clock.pass(60_000);
    await scene.settled('sent', 20);
    expect(weCom.received).toHaveLength(1);
    const { markdown } = JSON.parse(weCom.received[0]!.body) as { markdown: { content: string } };
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4_096);
    expect(markdown.content).toMatch(/另有 \d+ 条，请登录系统查看。$/);
  });
});

describe('given a department that is told by a DingTalk robot', () => {
  let dingTalk: Receiver;
  beforeEach(async () => {
    dingTalk = await startReceiver();
    dingTalk.behave(json({ errcode: 0, errmsg: 'ok' }));
    scene = await Scene.open({ dingTalkUrl: dingTalk.url });
    await scene.secret('chengguan', 'SECa-secret', 'token-1');
    await scene.subscribe('chengguan', 'group', { channel: 'dingtalk' });
    await scene.start();
  });
  afterEach(() => dingTalk.close());

  it('when it is told, then the robot can verify the signature as documented', async () => {
    await scene.write('w1', raised(), summoned(), sentBack());
    await scene.settled('sent', 2);
    for (const { path } of dingTalk.received) {
      const { pathname, searchParams } = new URL(path, dingTalk.url);
      const timestamp = searchParams.get('timestamp')!;
      const signed = createHmac('sha256', 'SECa-secret').update(`${timestamp}\nSECa-secret`);
      expect(pathname).toBe('/robot/send');
      expect(searchParams.get('access_token')).toBe('token-1');
      expect(timestamp).toBe(String(Date.parse(scene.clock.now())));
      expect(searchParams.get('sign')).toBe(signed.digest('base64'));
    }
    const bodies = dingTalk.received.map(({ body }) => JSON.parse(body) as object);
    const text = expect.stringContaining('仍有积水') as string;
    const markdown = { title: '【退回重办】污水外溢', text };
    expect(bodies).toContainEqual({ msgtype: 'markdown', markdown });
  });
});
