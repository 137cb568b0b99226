import type { EventToAppend, RecordedEvent } from '#event-sourcing';
import type { AppendOutcome, EventStore } from '#event-store';
import { openPostgresEventStore } from '#event-store/postgres';
import { freshStream, sampleEvents } from '../../libs/event-store/src/contract/contract-harness.js';
import { startPostgres, type PostgresServer } from '../support/postgres.js';

/**
 * The server dies under load and comes back. Shows what a crash of its processes does; that a
 * commit survives power loss is PostgreSQL's `fsync`, which no test on a running machine can prove.
 */
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

interface Written {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
  readonly outcome: AppendOutcome;
}

const IN_FLIGHT = 64;

/** Appends until told to stop; on a broken store tries again with the same ids. Counts its tries. */
class Load {
  readonly written: Written[] = [];
  readonly failures: string[] = [];
  #stopped = false;
  #writers: Promise<unknown> = Promise.resolve();
  #heard: () => void = () => undefined;

  constructor(private readonly store: EventStore) {}

  start(): void {
    this.#writers = Promise.all(Array.from({ length: IN_FLIGHT }, () => this.#write()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writers;
  }

  /** Resolves once so many more appends were acknowledged. */
  async acknowledged(more: number): Promise<void> {
    const goal = this.written.length + more;
    while (this.written.length < goal) await new Promise<void>((heard) => (this.#heard = heard));
  }

  async #write(): Promise<void> {
    while (!this.#stopped) {
      const stream = freshStream('load-');
      const events = sampleEvents(1 + (this.written.length % 3));
      this.written.push({ stream, events, outcome: await this.#insist(stream, events) });
      this.#heard();
    }
  }

  async #insist(stream: string, events: readonly EventToAppend[]): Promise<AppendOutcome> {
    for (;;) {
      try {
        return await this.store.append(stream, 'no-stream', events);
      } catch (error) {
        this.failures.push(String((error as { failure?: unknown }).failure));
      }
    }
  }
}

class Follower {
  readonly seen: RecordedEvent[] = [];
  readonly #abort = new AbortController();
  readonly #done: Promise<void>;

  constructor(store: EventStore) {
    this.#done = this.#follow(store);
  }

  async reach(count: number): Promise<void> {
    while (this.seen.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    this.#abort.abort();
    await this.#done;
  }

  async #follow(store: EventStore): Promise<void> {
    const { signal } = this.#abort;
    for await (const page of store.subscribe({ signal })) this.seen.push(...page.events);
  }
}

const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

describe('given 64 appends in flight and a subscription', () => {
  it.each(['SIGQUIT', 'SIGKILL'] as const)(
    'when the server dies of %s twice, then nothing is lost or doubled and all goes on',
    async (signal) => {
      const schema = `outage_${signal.toLowerCase()}`;
      const store = await openPostgresEventStore({ url: server.url(), schema });
      const [load, follower] = [new Load(store), new Follower(store)];
      load.start();
      for (const acknowledged of [300, 200]) {
        await load.acknowledged(acknowledged);
        await server.crash(signal);
        await server.restart();
      }
      await load.acknowledged(300);
      await load.stop();
      const { events } = await store.readAll({ limit: 100_000 });
      await follower.reach(events.length);
      const acknowledged = load.written.flatMap((append) => idsOf(append.events));
      expect(idsOf(events).sort()).toEqual(acknowledged.sort());
      expect(follower.seen).toEqual(events);
      // Nothing worse; often nothing at all, where the store itself could try again.
      expect(load.failures.filter((failure) => failure !== 'unavailable')).toEqual([]);
      expect(load.written.every(({ outcome }) => outcome.outcome === 'appended')).toBe(true);
      await store.close();
    },
    60_000,
  );

  it('when its answers were lost, then a retry gets the original ones', async () => {
    const store = await openPostgresEventStore({ url: server.url(), schema: 'lost_answers' });
    await holdCommits(true);
    const { stream, events, answer } = await heldAppend(store);
    await server.crash('SIGQUIT');
    expect(await answer).toMatchObject({ failure: 'unavailable' });
    await server.restart();
    await holdCommits(false);
    expect(await store.readStream(stream)).toHaveLength(2);
    expect(await store.append(stream, 'no-stream', events)).toMatchObject({
      outcome: 'appended',
      revision: 1,
      deduplicated: true,
    });
    await store.close();
  }, 60_000);

  it('when one connection is broken, then only what ran on it fails, and later appends go on', async () => {
    const schema = 'one_broken';
    const store = await openPostgresEventStore({
      url: server.url(),
      schema,
      applicationName: 'victim',
    });
    const load = new Load(store);
    load.start();
    for (let i = 0; i < 5; i += 1) {
      await load.acknowledged(50);
      await server.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'victim' AND state = 'active' LIMIT 1`);
    }
    await load.stop();
    expect(load.failures.length).toBeLessThanOrEqual(5 * IN_FLIGHT);
    const { events } = await store.readAll({ limit: 100_000 });
    const acknowledged = load.written.flatMap((append) => idsOf(append.events));
    expect(idsOf(events).sort()).toEqual(acknowledged.sort());
    await store.close();
  }, 60_000);
});

/** Commits wait for a standby that does not exist: written here, and not answered. */
async function holdCommits(hold: boolean): Promise<void> {
  const names = hold ? 'nobody' : '';
  await server.run(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
  await server.run('SELECT pg_reload_conf()');
}

/**
 * An append that is in the log of the server, which waits for the standby before it answers. The
 * server takes up its new settings a moment after it was told to: until then it answers as ever.
 */
async function heldAppend(store: EventStore) {
  for (;;) {
    const stream = freshStream();
    const events = sampleEvents(2);
    let answered = false;
    const answer = store
      .append(stream, 'no-stream', events)
      .catch((error: unknown) => error)
      .finally(() => (answered = true));
    while (!answered) if (await isHeld()) return { stream, events, answer };
  }
}

async function isHeld(): Promise<boolean> {
  const rows = await server.run(`SELECT FROM pg_stat_activity
    WHERE wait_event = 'SyncRep' AND query LIKE '%append_events%'`);
  return rows.length > 0;
}
