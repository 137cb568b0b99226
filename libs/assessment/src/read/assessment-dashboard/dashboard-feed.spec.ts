import { DashboardFeed } from './dashboard-feed.js';

interface Change {
  readonly whistleId: string;
  readonly position: string;
  readonly events: readonly string[];
}

/** What the log tells, as the test wants it. */
function source() {
  const waiting: Change[] = [];
  let wake: () => void = () => undefined;
  let failure: Error | undefined;
  let over = false;
  async function* changes() {
    while (!over) {
      const next = waiting.shift();
      if (next) yield next;
      else if (failure) throw failure;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const generator = changes();
  const queue = {
    next: () => generator.next(),
    return: async () => {
      over = true;
      wake();
      return { done: true as const, value: undefined };
    },
    [Symbol.asyncIterator]: () => queue,
  };
  const feed = new DashboardFeed({ listen: async () => queue as never }, 0);
  return {
    feed,
    happen: (position: string) => {
      waiting.push({ whistleId: 'w', position, events: ['WhistleRaised'] });
      wake();
    },
    fail: (error: Error) => {
      failure = error;
      wake();
    },
    isOver: () => over,
  };
}

const turns = async (count = 20) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('given somebody who watches a dashboard', () => {
  it('when nothing has happened yet, then it is shown as it is, and again once something has', async () => {
    const { feed, happen } = source();
    const boards = await feed.listen(async (position) => `as of ${position ?? 'now'}`);
    expect((await boards.next()).value).toBe('as of now');
    const next = boards.next();
    happen('1');
    expect((await next).value).toBe('as of 1');
    await boards.return?.();
  });

  it('when much happens while it is being shown, then it is shown once more, as of the newest', async () => {
    const { feed, happen } = source();
    const shown: (string | undefined)[] = [];
    const boards = await feed.listen(async (position) => shown.push(position));
    await boards.next();
    for (let position = 1; position <= 1_000; position++) happen(String(position));
    await turns(3_000);
    await boards.next();
    const waits = boards.next();
    await turns();
    expect(shown).toEqual([undefined, '1000']);
    await boards.return?.();
    expect((await waits).done).toBe(true);
  });

  it('when they leave while it waits, then the wait and the listening end', async () => {
    const { feed, isOver } = source();
    const boards = await feed.listen(async () => 'board');
    await boards.next();
    const waits = boards.next();
    await boards.return?.();
    expect(await waits).toEqual({ done: true, value: undefined });
    expect(isOver()).toBe(true);
  });

  it('when the log fails, then they are told', async () => {
    const { feed, fail } = source();
    const boards = await feed.listen(async () => 'board');
    await boards.next();
    const waits = boards.next();
    fail(new Error('订阅中断'));
    await expect(waits).rejects.toThrow('订阅中断');
  });
});
