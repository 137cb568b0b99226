import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  jsonEvent,
  type AppendExpectedRevision,
  type AppendResult,
  type JSONEventData,
} from '@eventstore/db-client';
import { startTarget, type Target } from './target.js';

/** Whatever they are: that they come with the call makes the client append the plain way. */
export const credentials = { username: 'admin', password: 'changeit' };

export const UNAVAILABLE = { type: 'unavailable', code: 14 };

/** The client without our adapter, on one server, to see how the two behave. */
export class Bare {
  target!: Target;
  client!: EventStoreDBClient;
  readonly #clients: EventStoreDBClient[] = [];

  /** Starts the server for a spec file, and makes a client for each of its tests. */
  use(): this {
    beforeAll(async () => {
      this.target = await startTarget();
    });
    beforeEach(() => this.connect(this.target.connectionString));
    afterEach(async () => {
      await Promise.all(this.#clients.splice(0).map((client) => client.dispose()));
    });
    afterAll(() => this.target.stop());
    return this;
  }

  connect(connectionString: string): void {
    this.client = EventStoreDBClient.connectionString(connectionString);
    this.#clients.push(this.client);
  }

  append(
    stream: string,
    expectedRevision: AppendExpectedRevision,
    events: JSONEventData[],
    deadline = 10_000,
  ): Promise<AppendResult> {
    return this.client.appendToStream(stream, events, { credentials, expectedRevision, deadline });
  }

  async idsOf(stream: string): Promise<(string | undefined)[]> {
    return (await read(this.client.readStream(stream))).map(({ event }) => event?.id);
  }

  async restart(): Promise<void> {
    await this.target.kill();
    await this.target.restart();
    this.connect(this.target.connectionString);
  }
}

export const freshStream = () => `table-${randomUUID()}`;

export function tried(data: Record<string, unknown> = { n: 1 }, id: string = randomUUID()) {
  return jsonEvent({ id, type: 'Tried', data });
}

export function triedTimes(count: number): JSONEventData[] {
  return Array.from({ length: count }, () => tried());
}

export async function read<T>(reading: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of reading) all.push(one);
  return all;
}
