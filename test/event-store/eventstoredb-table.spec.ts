import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  ANY,
  BACKWARDS,
  END,
  NO_STREAM,
  streamNameFilter,
  type Position,
} from '@eventstore/db-client';
import {
  Bare,
  UNAVAILABLE,
  credentials,
  freshStream,
  read,
  tried,
  triedTimes,
} from '../support/eventstoredb-server/bare.js';
import { canKill, targetName } from '../support/eventstoredb-server/target.js';

/**
 * How a real EventStoreDB was seen to behave through the client's plain append, line by line: what
 * the adapter relies on, and what the test server has to do alike.
 */
/** A server that is killed is started again, which takes its time on a busy machine. */
const KILL_MS = 60_000;
const itKills = canKill ? it : it.skip;
const bare = new Bare().use();

describe(`given the same event ids again, on ${targetName}`, () => {
  it('when the stream moved on, then the answer is the original one', async () => {
    const stream = freshStream();
    const events = triedTimes(2);
    const first = await bare.append(stream, NO_STREAM, events);
    await bare.append(stream, 1n, triedTimes(2));
    expect(await bare.append(stream, NO_STREAM, events)).toEqual(first);
    expect(await bare.idsOf(stream)).toHaveLength(4);
  });

  itKills(
    'when the server was killed in between, then the answer is the original one',
    async () => {
      const stream = freshStream();
      const events = triedTimes(2);
      const first = await bare.append(stream, NO_STREAM, events);
      await bare.restart();
      expect(await bare.append(stream, NO_STREAM, events)).toEqual(first);
      expect(await bare.idsOf(stream)).toHaveLength(2);
    },
    KILL_MS,
  );

  it('when the data differs, then it is accepted silently', async () => {
    const stream = freshStream();
    const id = randomUUID();
    const first = await bare.append(stream, NO_STREAM, [tried({ n: 1 }, id)]);
    expect(await bare.append(stream, NO_STREAM, [tried({ n: 2 }, id)])).toEqual(first);
  });

  it('when any revision will do, then it is idempotent while in memory', async () => {
    const stream = freshStream();
    const events = triedTimes(2);
    await bare.append(stream, ANY, events);
    await bare.append(stream, ANY, events);
    expect(await bare.idsOf(stream)).toHaveLength(2);
  });

  itKills(
    'when any revision will do after a kill, then it writes duplicates',
    async () => {
      const stream = freshStream();
      const events = triedTimes(2);
      await bare.append(stream, ANY, events);
      await bare.restart();
      await bare.append(stream, ANY, events);
      expect(await bare.idsOf(stream)).toHaveLength(4);
    },
    KILL_MS,
  );

  it('when the newest revision is expected, then it writes duplicates', async () => {
    const stream = freshStream();
    const events = triedTimes(2);
    await bare.append(stream, NO_STREAM, events);
    await bare.append(stream, 1n, events);
    expect(await bare.idsOf(stream)).toHaveLength(4);
  });

  it('when they are a prefix, or a suffix at its revision, then they are found', async () => {
    const stream = freshStream();
    const events = triedTimes(3);
    const whole = await bare.append(stream, NO_STREAM, events);
    const prefix = await bare.append(stream, NO_STREAM, events.slice(0, 2));
    expect(prefix.nextExpectedRevision).toBe(1n);
    expect(await bare.append(stream, 0n, events.slice(1))).toEqual(whole);
    expect(await bare.idsOf(stream)).toHaveLength(3);
  });

  it('when old and new are mixed, or reordered, then the revision is wrong', async () => {
    const stream = freshStream();
    const [one, two] = [tried(), tried()];
    await bare.append(stream, NO_STREAM, [one, two]);
    for (const events of [
      [one, tried()],
      [two, one],
    ]) {
      const mixed = bare.append(stream, NO_STREAM, events);
      await expect(mixed).rejects.toMatchObject({ type: 'wrong-expected-version' });
    }
  });

  it('when there are no events, then it succeeds at 0 and there is no stream', async () => {
    const stream = freshStream();
    expect(await bare.append(stream, NO_STREAM, [])).toMatchObject({ nextExpectedRevision: 0n });
    await expect(bare.idsOf(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
  });
});

describe(`given positions of ${targetName}`, () => {
  const positionsFrom = async (fromPosition: Position, maxCount: number, backwards = false) => {
    const direction = backwards ? { direction: BACKWARDS } : {};
    const resolved = await read(
      bare.client.readAll({ credentials, fromPosition, maxCount, ...direction } as object),
    );
    return resolved.map(({ event: there }) => there?.position);
  };

  it('when an append is read from its position, then forwards it is there and backwards not', async () => {
    const stream = freshStream();
    const { position } = await bare.append(stream, NO_STREAM, triedTimes(2));
    const [, last] = await read(bare.client.readStream(stream));
    expect(last?.event?.position).toEqual(position);
    expect((await positionsFrom(position!, 1))[0]).toEqual(position);
    expect((await positionsFrom(position!, 1, true))[0]).not.toEqual(position);
  });

  const inside = ({ commit, prepare }: Position): Position => ({
    commit: commit + 3n,
    prepare: prepare + 3n,
  });

  it('when a position is inside an older record, then the error is unknown, 2', async () => {
    const { position } = await bare.append(freshStream(), NO_STREAM, triedTimes(1));
    await bare.append(freshStream(), NO_STREAM, triedTimes(1));
    const reading = positionsFrom(inside(position!), 1);
    await expect(reading).rejects.toMatchObject({ type: 'unknown', code: 2 });
  });

  it('when a position is inside the newest record, then there is nothing after it', async () => {
    // Others may write to a real server as well: once its newest record is ours.
    for (let tries = 1; ; tries += 1) {
      const { position } = await bare.append(freshStream(), NO_STREAM, triedTimes(1));
      const found = await positionsFrom(inside(position!), 1).catch((error: unknown) => error);
      if (tries < 20 && (await positionsFrom(position!, 2)).length > 1) continue;
      return expect(found).toEqual([]);
    }
  });

  it('when the log is read from its start, then it begins with system events', async () => {
    const [first] = await read(bare.client.readAll({ credentials, maxCount: 1 }));
    expect(first?.event?.type).toMatch(/^\$/);
  });

  it('when 64 write side by side, then their acknowledged positions are those in the log', async () => {
    const start = await bare.append(freshStream(), NO_STREAM, [tried()]);
    const events = triedTimes(64);
    const acknowledged = await Promise.all(
      events.map((one) => bare.append(freshStream(), NO_STREAM, [one])),
    );
    const resolved = await read(
      bare.client.readAll({ credentials, fromPosition: start.position! }),
    );
    const places = new Map(resolved.map(({ event: there }) => [there?.id, there?.position]));
    expect(events.map(({ id }) => places.get(id))).toEqual(acknowledged.map((a) => a.position));
  });
});

describe(`given subscriptions of ${targetName}`, () => {
  it('when one starts after a position, then the event there is left out', async () => {
    const stream = freshStream();
    const first = await bare.append(stream, NO_STREAM, [tried()]);
    const second = await bare.append(stream, 0n, [tried()]);
    const filter = streamNameFilter({ prefixes: [stream] });
    const options = { credentials, filter, fromPosition: first.position! };
    const subscription = bare.client.subscribeToAll(options);
    const [resolved] = (await once(subscription, 'data')) as [{ event: { position: Position } }];
    expect(resolved.event.position).toEqual(second.position);
    await subscription.unsubscribe();
  });

  it('when its filter leaves events out, then there is a checkpoint every so many', async () => {
    const start = await bare.append(freshStream(), NO_STREAM, [tried()]);
    const reached = new Promise<Position>((resolve) => {
      const checkpointReached = (_: unknown, position: Position) => resolve(position);
      const filter = streamNameFilter({
        prefixes: [freshStream()],
        maxSearchWindow: 32,
        checkpointInterval: 1,
        checkpointReached,
      });
      bare.client.subscribeToAll({ credentials, filter, fromPosition: start.position! });
    });
    await bare.append(freshStream(), NO_STREAM, triedTimes(70));
    expect((await reached).commit).toBeGreaterThan(start.position!.commit);
  });

  it('when the server finds its consumer too slow, then the error is a timeout, 10', async () => {
    const { fake } = bare.target;
    // A real server does so under load only, and not every time.
    if (!fake) return;
    const subscription = bare.client.subscribeToAll({ credentials });
    const failed = new Promise((resolve) => subscription.on('error', resolve));
    await once(subscription, 'confirmation');
    fake.cutSubscriptionsOff();
    expect(await failed).toMatchObject({ type: 'timeout', code: 10 });
  });

  itKills(
    'when its server is killed, then an error is all that fires, and it stays dead',
    async () => {
      const fired: string[] = [];
      const subscription = bare.client.subscribeToAll({ credentials, fromPosition: END });
      for (const name of ['end', 'close', 'data']) subscription.on(name, () => fired.push(name));
      const failed = new Promise((resolve) => subscription.on('error', resolve));
      await once(subscription, 'confirmation');
      await bare.target.kill();
      expect(await failed).toMatchObject(UNAVAILABLE);
      await bare.target.restart();
      bare.connect(bare.target.connectionString);
      await bare.append(freshStream(), NO_STREAM, [tried()]);
      await read(bare.client.readAll({ credentials, maxCount: 1 }));
      expect(fired).toEqual([]);
    },
    KILL_MS,
  );
});
