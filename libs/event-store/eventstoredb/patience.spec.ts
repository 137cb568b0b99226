import { setTimeout as delay } from 'node:timers/promises';
import { Patience } from './patience.js';

describe('given answers that are waited for', () => {
  it('when they usually come at once, then a late one is looked after soon', async () => {
    const patience = new Patience();
    for (let i = 0; i < 20; i += 1) await patience.pauses(Promise.resolve())[0];
    expect(patience.pauses(Promise.resolve())).toEqual([100, 200, 400]);
  });

  it('when all of them take long, then nobody looks before that is over', async () => {
    const patience = new Patience();
    const slow = delay(200);
    for (let i = 0; i < 20; i += 1) patience.pauses(slow);
    await slow;
    await Promise.resolve();
    expect(patience.pauses(Promise.resolve())[0]).toBeGreaterThan(400);
  });

  it('when one fails, then nothing is learnt from it', async () => {
    const patience = new Patience();
    const failed = delay(150).then(() => Promise.reject(new Error('no')));
    for (let i = 0; i < 20; i += 1) patience.pauses(failed);
    await failed.catch(() => undefined);
    expect(patience.pauses(Promise.resolve())[0]).toBe(100);
  });
});
