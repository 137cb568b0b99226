import { Turns } from './turns.js';

describe('given work of one name', () => {
  it('when it comes at once, then it is done one after the other, in the order in which it came', async () => {
    const turns = new Turns(1_000);
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
      return name;
    };
    const done = ['a', 'b', 'c', 'd'].map((name) => turns.take('stream', work(name)));
    expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd']);
    expect(seen).toEqual(
      ['a', 'b', 'c', 'd'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  it('when one fails, then the next one has its turn all the same', async () => {
    const turns = new Turns(1_000);
    const failing = turns.take('stream', () => Promise.reject(new Error('no')));
    const next = turns.take('stream', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('when one hangs, then the next one does not wait for ever, and is not done', async () => {
    const turns = new Turns(1);
    void turns.take('stream', () => new Promise(() => undefined));
    let done = false;
    const next = turns.take('stream', async () => void (done = true));
    await expect(next).rejects.toMatchObject({ failure: 'timeout' });
    expect(done).toBe(false);
  });

  it('when the names differ, then nobody waits', async () => {
    const turns = new Turns(1_000);
    void turns.take('stream', () => new Promise(() => undefined));
    expect(await turns.take('another', async () => 'done')).toBe('done');
  });
});
