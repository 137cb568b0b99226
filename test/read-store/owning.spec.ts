import { once } from 'node:events';

import { READ_DATABASES, ReadPlaces } from '../support/read-places.js';
import { ReadSide } from './fixture.js';

/** Work that lasts until it is told to stop, and says who has begun and ended it. */
class Work {
  readonly said: string[] = [];
  private waiting: (() => void)[] = [];

  readonly as = (name: string) => async (owning: AbortSignal) => {
    this.say(`${name} begins`);
    if (!owning.aborted) await once(owning, 'abort');
    this.say(`${name} ends`);
  };

  async heard(line: string): Promise<void> {
    while (!this.said.includes(line))
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private say(line: string): void {
    this.said.push(line);
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

describe.each(READ_DATABASES)('given two processes and one thing to do, on %s', (database) => {
  const places = new ReadPlaces(database);
  let side: ReadSide;
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);
  beforeEach(async () => void (side = await ReadSide.create(places.fresh())));
  afterEach(() => side.close());

  it('when the one that does it stops, then the other does it, and never both', async () => {
    const [a, b] = [await side.open(), await side.open()];
    const [stopA, stopB] = [new AbortController(), new AbortController()];
    const work = new Work();
    const first = a.whileOwning('chores', work.as('a'), { signal: stopA.signal });
    await work.heard('a begins');
    const second = b.whileOwning('chores', work.as('b'), { signal: stopB.signal });
    stopA.abort();
    await first;
    await work.heard('b begins');
    stopB.abort();
    await second;
    expect(work.said).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('when its store closes, then it ends, and so does one that still waits', async () => {
    const [a, b] = [await side.open(), await side.open()];
    const signal = new AbortController().signal;
    const work = new Work();
    const first = a.whileOwning('chores', work.as('a'), { signal });
    await work.heard('a begins');
    const second = b.whileOwning('chores', work.as('b'), { signal });
    await b.close();
    await a.close();
    await Promise.all([first, second]);
    expect(work.said).toEqual(['a begins', 'a ends']);
  });

  if (database === 'PostgreSQL')
    it('when it loses its lock, then it is told to stop and waits for its turn again', async () => {
      const store = await side.open();
      const stop = new AbortController();
      const work = new Work();
      const running = store.whileOwning('chores', work.as('a'), { signal: stop.signal });
      await work.heard('a begins');
      await places.server.run(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'shaodao-read-store chores.own %'`);
      await work.heard('a ends');
      stop.abort();
      await running;
      expect(work.said.slice(0, 2)).toEqual(['a begins', 'a ends']);
    });
});
