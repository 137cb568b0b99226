import { join } from 'node:path';

import { Directory, type DirectoryCommand } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import { replayDead } from '#notices';
import Database from 'better-sqlite3';

import { type Receiver, startReceiver } from './receiver.js';
import { ADMIN, raised, Scene, summoned } from './scene.js';

describe('given a person who has the notices of their department, as it has itself', () => {
  let scene: Scene;
  let receiver: Receiver;
  const told = (path: string) => receiver.received.filter((one) => one.path === path).length;
  const whistle = (id: string) => scene.write(id, raised(), summoned());
  const by = () => deliveryOf({}, ADMIN);
  const close = () => scene.accounts.close('zhao', by());
  const move = (organisation: string) =>
    scene.accounts.changeRole({ username: 'zhao', role: 'department', organisation }, by());
  const change = (command: DirectoryCommand) =>
    new Directory(scene.log, systemClock).handle(command, by());
  const reasons = async () =>
    (await scene.deliveries())
      .filter(({ state }) => state === 'cancelled')
      .map(({ target, error }) => `${target} ${error}`);

  beforeEach(async () => {
    receiver = await startReceiver();
    scene = await Scene.open({ retry: { mostAttempts: 1 } });
    await scene.secret('chengguan', 'a-secret');
    await scene.engage('zhao', 'chengguan');
    await scene.subscribe('chengguan', 'oa', { address: `${receiver.url}/oa` });
    const own = { address: `${receiver.url}/zhao`, person: 'zhao' };
    await scene.subscribe('chengguan', 'own', own);
  });
  afterEach(async () => {
    await scene.close();
    await receiver.close();
    expect(scene.errors).toEqual([]);
  });

  it('when the account is closed, then it gets nothing more, and the department goes on', async () => {
    await scene.start();
    await whistle('w1');
    await scene.settled('sent', 2);
    expect([told('/zhao'), told('/oa')]).toEqual([1, 1]);
    await close();
    await whistle('w2');
    await scene.settled('cancelled', 1);
    await scene.settled('sent', 3);
    expect(await reasons()).toEqual(['chengguan/own ACCOUNT_CLOSED 订阅人的账号已销户']);
    await scene.halt();
    await scene.start();
    await whistle('w3');
    await scene.settled('cancelled', 2);
    await scene.settled('sent', 4);
    expect([told('/zhao'), told('/oa')]).toEqual([1, 3]);
  });

  it('when it is closed while notices wait, then all of them are cancelled at once', async () => {
    const later = { person: 'zhao', bundleMinutes: 30 };
    await scene.prefer('chengguan', later);
    await scene.start();
    await whistle('w1');
    await scene.fed();
    scene.clock.pass(20 * 60_000);
    await whistle('w2');
    await scene.settled('sent', 2);
    await close();
    scene.clock.pass(10 * 60_000);
    await scene.settled('cancelled', 2);
    expect(told('/zhao')).toBe(0);
    expect(await scene.attempts()).toHaveLength(2);
  });

  it('when its dead letters are sent again after that, then they are not', async () => {
    receiver.behave(400);
    await scene.start();
    await whistle('w1');
    await scene.settled('dead', 2);
    await close();
    receiver.behave(200);
    scene.clock.pass(1_000);
    expect(await replayDead(scene.outbox, {}, scene.clock.now())).toBe(2);
    await scene.settled('cancelled', 1);
    await scene.settled('sent', 1);
    expect([told('/zhao'), told('/oa')]).toEqual([1, 2]);
  });

  it('when it is moved, then it gets nothing of there, until it is back', async () => {
    await scene.start();
    await move('gongan');
    await whistle('w1');
    await scene.settled('cancelled', 1);
    expect(await reasons()).toEqual(['chengguan/own ACCOUNT_MOVED 订阅人的账号已转到其他单位']);
    await move('chengguan');
    await whistle('w2');
    await scene.settled('sent', 3);
    expect([told('/zhao'), told('/oa')]).toEqual([1, 2]);
  });

  it('when the department is retired, then its people get nothing more', async () => {
    await scene.start();
    const retired = await change({ type: 'RetireOrganisation', id: 'chengguan' });
    expect(retired.outcome).toBe('accepted');
    await whistle('w1');
    await scene.settled('cancelled', 1);
    await scene.settled('sent', 1);
    expect(await reasons()).toEqual(['chengguan/own ORGANISATION_RETIRED 订阅人的单位已停用']);
    expect([told('/zhao'), told('/oa')]).toEqual([0, 1]);
  });

  it('when its record is damaged on the disk, then it gets nothing, and nothing is tried for ever', async () => {
    await scene.prefer('chengguan', { bundleMinutes: 30 });
    await scene.start();
    await whistle('w1');
    await scene.fed();
    const db = new Database(join(scene.folder, 'events.db'));
    const { changes } = db
      .prepare("UPDATE events SET data = '{' WHERE type = 'AccountOpened'")
      .run();
    db.close();
    expect(changes).toBe(1);
    scene.clock.pass(30 * 60_000);
    await scene.settled('cancelled', 1);
    await scene.settled('sent', 1);
    expect(await reasons()).toEqual(['chengguan/own ACCOUNT_UNREADABLE 订阅人的账号记录无法读取']);
    expect([told('/zhao'), told('/oa')]).toEqual([0, 1]);
  });
});
