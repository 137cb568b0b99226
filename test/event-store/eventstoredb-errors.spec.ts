import { NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
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

describe(`given errors of ${targetName}`, () => {
  itKills(
    'when the server is dead, then every plain call is unavailable, 14',
    async () => {
      await bare.target.kill();
      try {
        await expect(bare.append(freshStream(), NO_STREAM, [tried()])).rejects.toMatchObject(
          UNAVAILABLE,
        );
        await expect(read(bare.client.readStream('any'))).rejects.toMatchObject(UNAVAILABLE);
        await expect(read(bare.client.readAll())).rejects.toMatchObject(UNAVAILABLE);
        const error = await new Promise((resolve) =>
          bare.client.subscribeToAll().on('error', resolve),
        );
        expect(error).toMatchObject(UNAVAILABLE);
      } finally {
        await bare.target.restart();
      }
    },
    KILL_MS,
  );

  it('when none of several hosts answers, then the error has neither type nor code', async () => {
    const hosts = '127.0.0.1:1,127.0.0.1:2';
    bare.connect(`esdb://${hosts}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`);
    const error: unknown = await bare
      .append(freshStream(), NO_STREAM, [tried()])
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('type');
    expect(error).not.toHaveProperty('code');
  });

  itKills(
    'when the server dies under appends, then those in flight are unavailable',
    async () => {
      await bare.append(freshStream(), NO_STREAM, [tried()]);
      const appends = triedTimes(64).map((one) => bare.append(freshStream(), NO_STREAM, [one]));
      const settled = Promise.allSettled(appends);
      await bare.target.kill();
      try {
        for (const outcome of await settled) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(UNAVAILABLE);
        }
      } finally {
        await bare.target.restart();
      }
    },
    KILL_MS,
  );

  it('when the revision is wrong, then the error says what was expected and what is', async () => {
    const stream = freshStream();
    await bare.append(stream, NO_STREAM, triedTimes(3));
    await expect(bare.append(stream, 7n, [tried()])).rejects.toMatchObject({
      type: 'wrong-expected-version',
      message: '',
      streamName: stream,
      expectedVersion: 7n,
      actualVersion: 2n,
    });
    const again = bare.append(stream, NO_STREAM, [tried()]);
    await expect(again).rejects.toMatchObject({ expectedVersion: 'no_stream', actualVersion: 2n });
  });

  it('when the stream is missing, then its actual revision is no_stream', async () => {
    const wrong = { type: 'wrong-expected-version', actualVersion: 'no_stream' };
    await expect(bare.append(freshStream(), 0n, [tried()])).rejects.toMatchObject(wrong);
    await expect(bare.append(freshStream(), STREAM_EXISTS, [tried()])).rejects.toMatchObject(wrong);
  });

  it('when failures are not to be thrown, then the plain append tells the right revision', async () => {
    const joint = bare.target.connectionString.includes('?') ? '&' : '?';
    bare.connect(`${bare.target.connectionString}${joint}throwOnAppendFailure=false`);
    const stream = freshStream();
    await bare.append(stream, NO_STREAM, triedTimes(4));
    const outcome = await bare.append(stream, NO_STREAM, [tried()]);
    expect(outcome).toMatchObject({ success: false, nextExpectedRevision: 3n });
  });

  it('when the data of an append is over 1 MiB, in one event or all, then it is too large', async () => {
    const limit = 1024 * 1024;
    const sized = (bytes: number) => tried({ t: 'x'.repeat(bytes - '{"t":""}'.length) });
    const tooLarge = { type: 'maximum-append-size-exceeded', maxAppendSize: limit };
    const over = bare.append(freshStream(), NO_STREAM, [sized(limit + 1)]);
    await expect(over).rejects.toMatchObject(tooLarge);
    const together = bare.append(freshStream(), NO_STREAM, [
      sized(limit / 2),
      sized(limit / 2 + 1),
    ]);
    await expect(together).rejects.toMatchObject(tooLarge);
  });

  it('when a message has 16 MiB or more, then the error is unknown, 8', async () => {
    const huge = bare.append(freshStream(), NO_STREAM, [
      tried({ t: 'x'.repeat(17 * 1024 * 1024) }),
    ]);
    await expect(huge).rejects.toMatchObject({ type: 'unknown', code: 8 });
  });

  it('when a stream is missing, then only an error fires, neither end nor close', async () => {
    const fired: string[] = [];
    const reading = bare.client.readStream(freshStream());
    for (const name of ['end', 'close']) reading.on(name, () => fired.push(name));
    const error = await new Promise((resolve) => reading.on('error', resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(error).toMatchObject({ type: 'stream-not-found' });
    expect(fired).toEqual([]);
  });

  it('when a stream has a tombstone, then it is deleted for readers and writers', async () => {
    const stream = freshStream();
    await bare.append(stream, NO_STREAM, [tried()]);
    await bare.client.tombstoneStream(stream, { credentials });
    const deleted = { type: 'stream-deleted' };
    await expect(read(bare.client.readStream(stream))).rejects.toMatchObject(deleted);
    await expect(bare.append(stream, 0n, [tried()])).rejects.toMatchObject(deleted);
  });

  it('when the deadline passes, then that is what comes', async () => {
    const { fake } = bare.target;
    // A real server does not hang on command.
    if (!fake) return;
    await bare.append(freshStream(), NO_STREAM, [tried()]);
    fake.hanging = true;
    const late = bare.append(freshStream(), NO_STREAM, [tried()], 200);
    await expect(late).rejects.toMatchObject({ type: 'deadline-exceeded' });
    fake.hanging = false;
  });

  it('when the server is starting, then every plain call is unavailable, 14', async () => {
    const { fake } = bare.target;
    // A real server does not linger in its start.
    if (!fake) return;
    fake.starting = true;
    const append = bare.append(freshStream(), NO_STREAM, [tried()]);
    await expect(append).rejects.toMatchObject(UNAVAILABLE);
    await expect(read(bare.client.readStream('any'))).rejects.toMatchObject(UNAVAILABLE);
    fake.starting = false;
  });
});
