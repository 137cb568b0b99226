import { EventStoreError } from '#event-store';
import type { ProjectionStatus } from '#read-store';

import { SharedAnswer } from './shared-answer.js';
import { Readiness, type Watched } from './readiness.js';

const never = () => new Promise<never>(() => undefined);

describe('given something that takes long to find out', () => {
  it('when many ask, then it is looked for once, and found again only when the answer is old', async () => {
    const asked = new SharedAnswer<number>();
    let times = 0;
    let found: (answer: number) => void = () => undefined;
    const question = () => {
      times += 1;
      return new Promise<number>((resolve) => (found = resolve));
    };
    const answers = [asked.ask(question), asked.ask(question), asked.ask(question)];
    found(7);
    expect(await Promise.all(answers)).toEqual([7, 7, 7]);
    expect(await asked.ask(question)).toBe(7);
    expect(times).toBe(1);
  });

  it('when a probe gives up on it, then the next one does not start it again', async () => {
    let [heads, statuses] = [0, 0];
    const watched: Watched = {
      eventStore: { head: () => ((heads += 1), never()) },
      readStore: { status: () => ((statuses += 1), never()) },
    };
    const readiness = new Readiness();
    const probe = () =>
      Promise.all((['eventStore', 'readModels'] as const).map((n) => readiness.check(n, watched)));
    const [first] = await Promise.all([probe(), probe()]);
    expect(first).toEqual([
      { up: false, details: { reason: 'timeout' } },
      { up: false, details: { reason: 'timeout' } },
    ]);
    await probe();
    expect([heads, statuses]).toEqual([1, 1]);
  }, 20_000);
});

describe('given a log of which a stream is damaged', () => {
  const watched = (statuses: readonly ProjectionStatus[] = []): Watched => ({
    eventStore: { head: async () => undefined },
    readStore: { status: async () => statuses },
  });

  it('when it was found, then health says its name and stays up, until it is whole again', async () => {
    const readiness = new Readiness();
    const error = new EventStoreError('damaged', 'gone', { stream: 'whistle-1' });
    expect(readiness.damaged.note(error)).toBe('whistle-1');
    expect(readiness.damaged.note(error)).toBeUndefined();
    expect(readiness.damaged.note(new EventStoreError('timeout', 'late'))).toBeUndefined();
    expect(await readiness.check('eventStore', watched())).toEqual({
      up: true,
      details: { damagedStreams: 1, damaged: 'whistle-1' },
    });
    const account = new EventStoreError('damaged', 'gone', { stream: 'account-wang' });
    expect(readiness.damaged.note(account)).toBe('account-wang');
    expect(JSON.stringify(await readiness.check('eventStore', watched()))).not.toContain('wang');
    readiness.damaged.forget('account-wang');
    readiness.damaged.forget('whistle-1');
    expect(await readiness.check('eventStore', watched())).toEqual({ up: true, details: {} });
  });
});

describe('given a log that can be read and not be written', () => {
  const watched: Watched = {
    eventStore: { head: async () => undefined },
    readStore: { status: async () => [] },
  };

  it('when an append has failed, then health says so and stays up, until one succeeds', async () => {
    const readiness = new Readiness();
    readiness.writes.failed(new EventStoreError('damaged', 'gone', { stream: 'whistle-1' }));
    expect(await readiness.check('eventStore', watched)).toEqual({ up: true, details: {} });
    readiness.writes.failed(new EventStoreError('unavailable', 'disk is full'));
    expect(await readiness.check('eventStore', watched)).toMatchObject({
      up: true,
      details: { writes: 'failing', writesFailure: 'unavailable' },
    });
    readiness.writes.succeeded();
    expect(await readiness.check('eventStore', watched)).toEqual({ up: true, details: {} });
  });
});

describe('given a read model that is behind a log whose positions are bytes', () => {
  it('when health is asked, then seconds are told, and no number of events', async () => {
    const lag = { events: undefined, distance: 40_000, seconds: 3 };
    const status = { name: 'work-lists', state: 'live', lag } as ProjectionStatus;
    const watched: Watched = {
      eventStore: { head: async () => undefined },
      readStore: { status: async () => [status] },
    };
    expect(await new Readiness().check('readModels', watched)).toEqual({
      up: true,
      details: { 'work-lists.state': 'live', 'work-lists.lagSeconds': 3 },
    });
  });
});
