import { replayDead } from '#notices';
import type { WhistleEvent } from '#whistle';

import { type Receiver, startReceiver } from './receiver.js';
import { closed, raised, Scene, summoned, until } from './scene.js';

const now = () => new Date().toISOString();
const withdrawn = (): WhistleEvent => ({
  type: 'WhistleWithdrawn',
  data: { at: now(), reason: '误报' },
});
const of1 = () => ({ at: now(), summons: 1, department: 'chengguan' });
const reported = (): WhistleEvent => ({
  type: 'ResolutionReported',
  data: { ...of1(), summary: '已疏通', evidence: [] },
});
const yellow = (dueAt: string): WhistleEvent => ({
  type: 'DeadlineApproaching',
  data: { ...of1(), clock: 'resolve', dueAt },
});

describe('given a department whose notices wait', () => {
  let scene: Scene;
  let receiver: Receiver;
  const toldOf = (id: string) => receiver.received.filter(({ body }) => body.includes(`"${id}"`));
  const rows = async (id: string) => {
    const notices = (await scene.notices()).filter(({ whistle_id: whistle }) => whistle === id);
    const deliveries = await scene.deliveries();
    return notices.flatMap(({ id: notice, kind, over }) =>
      deliveries
        .filter((one) => one.notice_id === notice)
        .map(({ state, error }) => [kind, state, error, over]),
    );
  };

  beforeEach(async () => {
    receiver = await startReceiver();
    scene = await Scene.open();
    await scene.secret('chengguan', 'a-secret');
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
  });
  afterEach(async () => {
    await scene.close();
    await receiver.close();
    expect(scene.errors).toEqual([]);
  });

  it('when matters are over before they are told, then only what still stands is sent', async () => {
    await scene.prefer('chengguan', { bundleMinutes: 1 });
    await scene.start();
    await scene.write('gone', raised(), summoned());
    await scene.write('done', raised(), summoned(), reported());
    await scene.write('stands', raised(), summoned());
    await scene.fed();
    await scene.write('gone', withdrawn());
    await scene.fed();
    scene.clock.pass(60_000);
    await scene.settled('dropped', 2);
    await scene.settled('sent', 2);
    expect(await rows('gone')).toEqual(
      expect.arrayContaining([
        ['summoned', 'dropped', 'MATTER_WITHDRAWN 该哨已撤销', '该哨已撤销'],
        ['withdrawn', 'sent', '', ''],
      ]),
    );
    expect(await rows('done')).toEqual([
      ['summoned', 'dropped', 'REPORTED 承办单位已反馈', '承办单位已反馈'],
    ]);
    const body = receiver.received.map((one) => one.body).join();
    expect(body.match(/notice\.summoned/g)).toHaveLength(1);
    expect(toldOf('done')).toHaveLength(0);
    expect(toldOf('stands')).toHaveLength(1);
  });

  it('when a yellow card waits and the matter is reported or moved, then it is not shown', async () => {
    await scene.prefer('chengguan', { bundleMinutes: 30 });
    await scene.start();
    const dueAt = new Date(Date.parse(scene.clock.now()) + 86_400_000).toISOString();
    await scene.write('w1', raised(), yellow(dueAt), reported());
    await scene.write('w2', raised(), yellow(dueAt), {
      type: 'ClockPaused',
      data: { ...of1(), reason: '待材料', approvedBy: 'street' },
    } as WhistleEvent);
    await scene.write('w3', raised(), yellow(dueAt));
    await scene.fed();
    scene.clock.pass(1_800_000);
    await scene.settled('dropped', 2);
    await scene.settled('sent', 2);
    const body = receiver.received.map((one) => one.body).join();
    expect(body.match(/deadline-approaching\.v1/g)).toHaveLength(1);
    expect(body).toContain('"w3"');
  });

  it('when a receiver was away meanwhile, then what is over is not tried again', async () => {
    receiver.behave(503);
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await until(async () => (await scene.attempts()).length === 1);
    await scene.write('w1', closed());
    await scene.fed();
    receiver.behave(200);
    scene.clock.pass(60_000);
    await scene.settled('dropped', 1);
    await scene.settled('sent', 1);
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]!.body).toContain('notice.closed');
  });

  it('when dead letters are sent again days later, then those that are over are not', async () => {
    receiver.behave(503);
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await until(async () => (await scene.attempts()).length === 1);
    scene.clock.pass(49 * 3_600_000);
    await scene.settled('dead', 1);
    await scene.write('w1', withdrawn());
    await scene.fed();
    expect(await replayDead(scene.outbox, {}, scene.clock.now())).toBe(1);
    await scene.settled('dropped', 1);
  });
});
