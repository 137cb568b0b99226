import { exec } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { EventStoreDbServer } from './index.js';

/** The server a spec runs against: a real one where there is one, or else the test server. */
export interface Target {
  readonly connectionString: string;
  /** The test server, for what a real one does not do on command. */
  readonly fake: EventStoreDbServer | undefined;
  /** Kills it, and returns when it is dead; starts it, and returns when it answers. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const { EVENTSTORE_URL, EVENTSTORE_STOP, EVENTSTORE_START } = process.env;

/** Whether the server can be killed here: the test server always, a real one by its two commands. */
export const canKill = !EVENTSTORE_URL || Boolean(EVENTSTORE_STOP && EVENTSTORE_START);

/** For titles of suites: says plainly when no real server is used. */
export const targetName = EVENTSTORE_URL
  ? `EventStoreDB at ${EVENTSTORE_URL.replace(/\/\/[^@/]*@/, '//')}`
  : 'the EventStoreDB test server (NO real EventStoreDB was used)';

const UNTOLD = 'EventStoreDB of a version that it does not tell';

/** What answered, with its version: figures of one server say nothing about another. */
export async function serverNameOf(connectionString: string): Promise<string> {
  if (!EVENTSTORE_URL) return 'the EventStoreDB test server (no real EventStoreDB)';
  const { host, searchParams } = new URL(connectionString.replace(/,[^/?]*/, ''));
  const scheme = searchParams.get('tls') === 'false' ? 'http' : 'https';
  try {
    const answer = await fetch(`${scheme}://${host}/info`, { signal: AbortSignal.timeout(5_000) });
    const { esVersion } = (await answer.json()) as { readonly esVersion?: string };
    return esVersion === undefined ? UNTOLD : `EventStoreDB ${esVersion}`;
  } catch {
    return UNTOLD;
  }
}

export async function startTarget(): Promise<Target> {
  process.stderr.write(`${announcement()}\n`);
  return EVENTSTORE_URL ? realTarget(EVENTSTORE_URL) : testTarget();
}

function announcement(): string {
  if (!EVENTSTORE_URL) {
    return 'EventStoreDB: NO real server was used; test/support/eventstoredb-server answered. Set EVENTSTORE_URL (and EVENTSTORE_STOP, EVENTSTORE_START) to test on a real one.';
  }
  if (canKill) return `EventStoreDB: testing on ${targetName}, which is killed and started.`;
  return `EventStoreDB: testing on ${targetName}; without EVENTSTORE_STOP and EVENTSTORE_START it is NOT killed, and those tests are left out.`;
}

async function testTarget(): Promise<Target> {
  const fake = await EventStoreDbServer.start();
  return {
    connectionString: fake.connectionString,
    fake,
    kill: () => fake.kill(),
    restart: () => fake.restart(),
    stop: () => fake.stop(),
  };
}

/** The server takes every EVENTSTORE_ variable for a setting of its own, and refuses those it does not know. */
const serverEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^EVENTSTORE_/i.test(name)));

async function realTarget(connectionString: string): Promise<Target> {
  const run = (command: string) => promisify(exec)(command, { env: serverEnv() });
  return {
    connectionString,
    fake: undefined,
    kill: async () => void (await run(EVENTSTORE_STOP || 'false')),
    restart: async () => {
      await run(EVENTSTORE_START || 'false');
      await untilItAnswers(connectionString);
    },
    stop: async () => undefined,
  };
}

async function untilItAnswers(connectionString: string): Promise<void> {
  const store = await openEventStoreDb({ connectionString, deadlineMs: 2_000 });
  for (let tries = 0; tries < 300; tries += 1) {
    const answers = await store.head().then(
      () => true,
      () => false,
    );
    if (answers) return store.close();
    await delay(200);
  }
  throw new Error('EVENTSTORE_START ended, but the server does not answer');
}
