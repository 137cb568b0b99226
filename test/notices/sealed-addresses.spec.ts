import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { deliveryOf, systemClock } from '#event-sourcing';
import { replayDead, type SettingsCommand } from '#notices';
import { Erasure, isSealed, PersonalData, subjects } from '#privacy';

import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { type MailServer, startMailServer } from './mail-server.js';
import { type Receiver, startReceiver } from './receiver.js';
import { ADMIN, raised, Scene, summoned, until } from './scene.js';

const ADDRESS = 'zhaominzhi@mail.example.cn';
const PATH = '/robots/in?token=a-long-token';
const BY_MAIL = { channel: 'email', address: ADDRESS, credential: undefined };

let scene: Scene;
let mail: MailServer;
let receiver: Receiver;
beforeEach(async () => {
  [mail, receiver] = [await startMailServer(), await startReceiver()];
  const smtp = { url: mail.url, from: 'shaodao@qu.gov.cn' };
  scene = await Scene.open({ smtp, retry: { mostAttempts: 1 } });
  await scene.secret('chengguan', 'a-secret');
});
afterEach(async () => {
  await Promise.all([scene.close(), mail.close(), receiver.close()]);
});

const whistle = (id: string) => scene.write(id, raised(), summoned());
const erase = (subject: string) =>
  new Erasure(scene.log, systemClock, scene.keys).erase(subject, '本人要求', deliveryOf({}, ADMIN));
const inbox = async () => (await scene.notices()).map(({ text }) => text).join('\n');
const addressesOf = async (organisation: string) => {
  const settings = await scene.settings.readable(await scene.settings.load(organisation));
  return settings.subscriptions.map(({ address }) => address);
};
const contents = () =>
  readdirSync(scene.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const,
    );

describe('given addresses of an account and of an organisation', () => {
  beforeEach(async () => {
    await scene.engage('zhao', 'chengguan');
    await scene.start();
    await scene.subscribe('chengguan', 'mail', { ...BY_MAIL, person: 'zhao' });
    await scene.subscribe('chengguan', 'oa', { address: `${receiver.url}${PATH}` });
    await scene.fed();
  });

  it('when they are used, then notices arrive, and nothing on any disk tells them', async () => {
    await whistle('w1');
    await scene.settled('sent', 2);
    expect(mail.mails.map(({ to }) => to)).toEqual([[ADDRESS]]);
    expect(receiver.received.map(({ path }) => path)).toEqual([PATH]);
    expect(await inbox()).toContain('“mail”（邮件，发往 mail.example.cn 的邮箱）');
    await scene.halt();
    const telling = contents().filter(([, text]) => /zhaominzhi|a-long-token/.test(text));
    expect(telling.map(([name]) => name)).toEqual([]);
    expect(contents().length).toBeGreaterThan(3);
    expect(await addressesOf('chengguan')).toEqual([ADDRESS, `${receiver.url}${PATH}`]);
    expect(scene.errors).toEqual([]);
  });

  it('when the receiver quotes the address in its refusal, then the delivery log does not', async () => {
    mail.refuse(550);
    receiver.behave((response, { path }) => void response.writeHead(400).end(`no such ${path}`));
    await whistle('w1');
    await scene.settled('dead', 2);
    const said = (await scene.attempts()).map(({ error }) => error).join('\n');
    expect(said).toMatch(/REFUSED .*\*\*\*: no such user \*\*\*/);
    expect(said).toContain('REFUSED no such ***');
    expect(`${said}\n${await inbox()}`).not.toMatch(/zhaominzhi|a-long-token/);
  });

  it('when the account is erased, then its notices say so and end, and the others go on', async () => {
    expect(await erase(subjects.account('zhao'))).toMatchObject({ outcome: 'accepted' });
    await whistle('w1');
    await scene.settled('dead', 1);
    await scene.settled('sent', 1);
    expect(await addressesOf('chengguan')).toEqual(['已删除', `${receiver.url}${PATH}`]);
    expect(await inbox()).toContain(
      '订阅“mail”（邮件）的地址已按规定删除，系统已停止向其发送，未发的列为死信。仍需接收的，请退订后重新订阅。',
    );
    // Nothing more is tried, until somebody asks: and then the same is said once more.
    await whistle('w2');
    await scene.settled('sent', 2);
    await scene.settled('dead', 2);
    scene.clock.pass(1_000);
    await replayDead(scene.outbox, { target: 'chengguan/mail' }, scene.clock.now());
    await scene.settled('dead', 2);
    const dead = (await scene.deliveries()).filter(({ state }) => state === 'dead');
    expect(new Set(dead.map(({ error }) => error.split(' ')[0]))).toEqual(
      new Set(['ADDRESS_ERASED', 'GONE']),
    );
    expect([mail.mails, scene.errors]).toEqual([[], []]);
  });

  it('when it subscribes anew, then it is told again', async () => {
    await erase(subjects.account('zhao'));
    const again = scene.subscribe('chengguan', 'mail', { ...BY_MAIL, person: 'zhao' });
    await expect(again).rejects.toThrow('SUBSCRIPTION_EXISTS');
    await scene.unsubscribe('chengguan', 'mail');
    await scene.fed();
    await scene.subscribe('chengguan', 'mail', { ...BY_MAIL, person: 'zhao' });
    await scene.fed();
    await whistle('w1');
    await scene.settled('sent', 2);
    expect(mail.mails.map(({ to }) => to)).toEqual([[ADDRESS]]);
  });

  it('when somebody sends a sealed text as an address, then it is none', async () => {
    const { subscriptions } = await scene.settings.load('chengguan');
    const [{ address } = BY_MAIL] = subscriptions;
    expect(isSealed(address ?? '')).toBe(true);
    const stolen = scene.subscribe('gongan', 'mail', { ...BY_MAIL, address });
    await expect(stolen).rejects.toThrow('ADDRESS_INVALID');
    const wrong = scene.subscribe('gongan', 'mail', { ...BY_MAIL, address: 'nobody' });
    await expect(wrong).rejects.toThrow('ADDRESS_INVALID');
  });
});

describe('given a subscription that was written before addresses were sealed', () => {
  const command: SettingsCommand = {
    type: 'SubscribeToNotices',
    subscription: 'mail',
    channel: 'email',
    address: ADDRESS,
  };
  const send = (settings = scene.settings) =>
    settings.handle({ organisation: 'chengguan', command, delivery: deliveryOf({}, ADMIN) });
  beforeEach(() => send(scene.settingsLog()));

  it('when the same is said again, then nothing changes, and notices arrive', async () => {
    expect(await send()).toMatchObject({ outcome: 'accepted', events: [] });
    await scene.start();
    await whistle('w1');
    await scene.settled('sent', 1);
    expect(mail.mails.map(({ to }) => to)).toEqual([[ADDRESS]]);
    expect(await addressesOf('chengguan')).toEqual([ADDRESS]);
  });
});

describe('given keys in a database that is away', () => {
  let postgres: PostgresServer;
  let district: Scene;
  beforeEach(async () => {
    postgres = await startPostgres();
    const secret = 'a secret of thirty-two letters, at least';
    const place = { url: postgres.url(), secrets: { secret } };
    const smtp = { url: mail.url, from: 'shaodao@qu.gov.cn' };
    district = await Scene.open({ smtp }, undefined, undefined, place);
    await district.subscribe('chengguan', 'mail', BY_MAIL);
    await district.start();
  }, 60_000);
  afterEach(async () => {
    await district.close();
    await postgres.stop();
  });

  it('when a whistle is blown meanwhile, then it is told once they are back, and nothing is set aside', async () => {
    const fields = { contact: { name: '赵敏之', phone: '13912345678' } };
    const [contact] = await new PersonalData(district.keys).seal([
      { subject: subjects.resident('w1'), fields: fields.contact },
    ]);
    await postgres.crash('SIGKILL');
    await district.write('w1', raised({ contact }), summoned());
    await until(() => district.errors.length > 1);
    await postgres.restart();
    await district.settled('sent', 1);
    expect(mail.mails.map(({ to }) => to)).toEqual([[ADDRESS]]);
    expect(await district.outbox.selectFrom('skipped').selectAll().execute()).toEqual([]);
  }, 60_000);
});
