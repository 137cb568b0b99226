import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreError, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { CommandLog } from './command-log.js';
import { type Decider, reject } from './decider.js';
import type { DomainEvent } from './event.js';
import {
  type CommandEnvelope,
  ContentionError,
  handleCommand,
  OverdueError,
} from './handle-command.js';
import { specification } from './specification.js';
import { streamFamily } from './stream-family.js';

type Counted = DomainEvent<'Counted', { readonly by: number }>;
interface Count {
  readonly by: number;
  readonly note?: string | undefined;
}
/** Counts up to ten; counting by nothing changes nothing. */
const decider: Decider<Count, number, Counted, 'TOO_MANY', { readonly limit: number }> = {
  initialState: 0,
  decide({ by }, state, { limit }) {
    if (state + by > limit) return reject('TOO_MANY', { limit });
    return by === 0 ? [] : [{ type: 'Counted', data: { by } }];
  },
  evolve: (state, { data }) => state + data.by,
};
const prefix = 'counter-';
const counter = streamFamily({ prefix, versions: { Counted: 1 }, decider });

const folder = mkdtempSync(join(tmpdir(), 'handle-'));
const file = join(folder, 'events.db');
let store: EventStore;
beforeAll(async () => void (store = await openSqliteEventStore({ file })));
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

let ids = 0;
const freshId = (): string => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
const freshStream = (): string => `counter-${freshId()}`;
const clerk = { account: 'clerk', organisation: 'street', role: 'street' };
const sent = { command: 'Count', actor: clerk };
const envelopeOf = (commandId: string) => ({ ...sent, commandId, correlationId: commandId });

interface Sent extends Partial<CommandEnvelope> {
  readonly log?: CommandLog;
  readonly note?: string;
}
function count(stream: string, by: number, { log = store, note, ...sent }: Sent = {}) {
  const commandId = sent.commandId ?? freshId();
  const envelope = { ...envelopeOf(commandId), ...sent };
  return handleCommand(log, counter, {
    stream,
    command: { by, note },
    context: { limit: 10 },
    envelope,
  });
}

/** The store with its answers tampered with, for faults that no test can bring about otherwise. */
const tampered = (append: (real: CommandLog['append']) => CommandLog['append']): CommandLog => ({
  readStream: (stream, options) => store.readStream(stream, options),
  append: append((...args) => store.append(...args)),
});

describe('given a stream', () => {
  it('when a command is accepted, then its events are written with its envelope', async () => {
    const stream = freshStream();
    const commandId = freshId();
    const outcome = await count(stream, 3, { commandId, causationId: 'cause' });
    expect(outcome).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'Counted', data: { by: 3 } }],
      state: 3,
      revision: 0,
      deduplicated: false,
    });
    const [event] = await store.readStream(stream);
    expect(event).toMatchObject({
      version: 1,
      position: outcome.outcome === 'accepted' && outcome.position,
      metadata: { commandId, command: 'Count', actor: clerk, causationId: 'cause' },
    });
    expect(event?.metadata.digest).toMatch(/^[0-9a-f]{16}$/);
  });

  it('when a command is refused, then nothing is written', async () => {
    const stream = freshStream();
    expect(await count(stream, 11)).toEqual({
      outcome: 'rejected',
      rejection: reject('TOO_MANY', { limit: 10 }),
    });
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('when a text of it can be kept by no store, then it is refused with its place', async () => {
    const stream = freshStream();
    const rejection = reject('TEXT_UNUSABLE', { path: 'note', character: 'U+0000' });
    const refused = { outcome: 'rejected', rejection };
    expect(await count(stream, 1, { note: '王\u0000' })).toEqual(refused);
    expect(await store.readStream(stream)).toEqual([]);
    const unnameable = { ...rejection, details: { path: 'id', character: 'U+0000' } };
    expect(await count('counter-\u0000', 1)).toEqual({ ...refused, rejection: unnameable });
  });

  it('when there is nothing to change, then it is accepted quietly where the stream stands', async () => {
    const stream = freshStream();
    expect(await count(stream, 0)).toMatchObject({ revision: -1, position: undefined, events: [] });
    const written = await count(stream, 2);
    const position = written.outcome === 'accepted' ? written.position : undefined;
    expect(await count(stream, 0)).toMatchObject({ revision: 0, position, state: 2, events: [] });
  });
});

describe('given a command that is delivered again', () => {
  it('when others have written since, then it answers with what it did the first time', async () => {
    const stream = freshStream();
    const commandId = freshId();
    const first = await count(stream, 3, { commandId });
    await count(stream, 4);
    const again = await count(stream, 3, { commandId, expectedRevision: -1 });
    expect(again).toMatchObject({ state: 3, revision: 0, deduplicated: true });
    expect(again.outcome === 'accepted' && again.position).toBe(
      first.outcome === 'accepted' && first.position,
    );
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('when the store was restarted meanwhile, then it is still known', async () => {
    const stream = freshStream();
    const commandId = freshId();
    await count(stream, 3, { commandId });
    const restarted = await openSqliteEventStore({ file });
    expect(await count(stream, 3, { commandId, log: restarted })).toMatchObject({
      deduplicated: true,
    });
    await restarted.close();
  });

  it('when its content, its sender or its stream is another, then the id is refused', async () => {
    const stream = freshStream();
    const commandId = freshId();
    await count(stream, 3, { commandId });
    const reused = { outcome: 'rejected', rejection: reject('COMMAND_ID_REUSED') };
    expect(await count(stream, 4, { commandId })).toEqual(reused);
    expect(await count(stream, 3, { commandId, actor: { ...clerk, account: 'b' } })).toEqual(
      reused,
    );
    expect(await count(freshStream(), 3, { commandId })).toEqual(reused);
  });

  it('when a field is absent instead of undefined, then the content is the same', async () => {
    const stream = freshStream();
    const commandId = freshId();
    const envelope = envelopeOf(commandId);
    const request = { stream, context: { limit: 10 }, envelope };
    await handleCommand(store, counter, { ...request, command: { by: 1, note: undefined } });
    const again = await handleCommand(store, counter, { ...request, command: { by: 1 } });
    expect(again).toMatchObject({ outcome: 'accepted', deduplicated: true });
  });
});

describe('given commands at the same moment', () => {
  it('when nobody expected a revision, then all are decided on fresh state', async () => {
    const stream = freshStream();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => count(stream, 1)));
    const accepted = outcomes.filter(({ outcome }) => outcome === 'accepted');
    expect(accepted).toHaveLength(10);
    expect(await store.readStream(stream)).toHaveLength(10);
  });

  it('when the client expected a revision, then the later one is refused', async () => {
    const stream = freshStream();
    await count(stream, 1);
    const both = [
      count(stream, 1, { expectedRevision: 0 }),
      count(stream, 1, { expectedRevision: 0 }),
    ];
    const outcomes = await Promise.all(both);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'rejected']);
    expect(outcomes.find(({ outcome }) => outcome === 'rejected')).toEqual({
      outcome: 'rejected',
      rejection: reject('REVISION_CONFLICT', { expected: 0, actual: 1 }),
    });
  });

  it('when the stream never comes to rest, then it gives up and writes nothing', async () => {
    const log = tampered(() => async () => ({ outcome: 'conflict' }));
    await expect(count(freshStream(), 1, { log })).rejects.toThrow(ContentionError);
  });
});

describe('given a store whose answers get lost', () => {
  const losing = (answers: number, rival?: () => Promise<unknown>) => {
    let lost = 0;
    return tampered((real) => async (...args) => {
      const written = await real(...args);
      if (lost++ >= answers) return written;
      await rival?.();
      throw new EventStoreError('timeout', 'lost');
    });
  };

  it('when it is asked again, then the command has taken effect once', async () => {
    const stream = freshStream();
    expect(await count(stream, 3, { log: losing(1) })).toMatchObject({ revision: 0, state: 3 });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('when somebody else wrote after it, then it finds its own events', async () => {
    const stream = freshStream();
    const log = losing(1, () => count(stream, 4));
    expect(await count(stream, 3, { log })).toMatchObject({ revision: 0, state: 3 });
    const events = await store.readStream(stream);
    expect(events.map(({ data }) => data)).toEqual([{ by: 3 }, { by: 4 }]);
  });

  it('when it stays out of reach, then that is thrown; a later delivery is known', async () => {
    const stream = freshStream();
    const commandId = freshId();
    await expect(count(stream, 3, { commandId, log: losing(99) })).rejects.toThrow(EventStoreError);
    expect(await count(stream, 3, { commandId })).toMatchObject({
      deduplicated: true,
      revision: 0,
    });
  });
});

describe('given two deliveries of a command at the same time', () => {
  it('when the other is decided again and written further on, then this one finds its events', async () => {
    const [stream, commandId] = [freshStream(), freshId()];
    await count(stream, 1);
    const log = tampered((real) => async (...args) => {
      await count(stream, 4);
      await count(stream, 3, { commandId });
      return real(...args);
    });
    const first = { outcome: 'accepted', state: 8, revision: 2, deduplicated: true };
    expect(await count(stream, 3, { commandId, log })).toMatchObject(first);
    expect(await store.readStream(stream)).toHaveLength(3);
  });

  it('when this one was held up until the other had been refused, then it is not decided any more', async () => {
    const [stream, commandId] = [freshStream(), freshId()];
    await count(stream, 9);
    expect(await count(stream, 3, { commandId })).toMatchObject({ outcome: 'rejected' });
    await count(stream, -5);
    const [command, context] = [{ by: 3 }, { limit: 10 }];
    const envelope = envelopeOf(commandId);
    const begunAt = performance.now() - 60_000;
    const late = handleCommand(store, counter, { stream, command, context, envelope, begunAt });
    await expect(late).rejects.toThrow(OverdueError);
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('when this one was held up until the other had been accepted, then it has its answer', async () => {
    const [stream, commandId] = [freshStream(), freshId()];
    await count(stream, 3, { commandId });
    const [command, context] = [{ by: 3 }, { limit: 10 }];
    const envelope = envelopeOf(commandId);
    const begunAt = performance.now() - 60_000;
    const repeated = { stream, command, context, envelope, begunAt };
    const late = await handleCommand(store, counter, repeated);
    expect(late).toMatchObject({ outcome: 'accepted', deduplicated: true });
  });
});

describe('given the specification of a decider', () => {
  const { given } = specification(counter);
  it('when it is as told, then it passes; otherwise it fails', () => {
    const known: Counted[] = [{ type: 'Counted', data: { by: 9 } }];
    given(known).when({ by: 2 }, { limit: 10 }).then('TOO_MANY');
    given(known).when({ by: 0 }, { limit: 10 }).then([]);
    expect(() => given(known).when({ by: 1 }, { limit: 10 }).then([])).toThrow();
  });
});

describe('given a command that starts its stream', () => {
  const start = (stream: string, commandId: string, by: number, limit = 10) =>
    handleCommand(store, counter, {
      stream,
      command: { by },
      context: { limit },
      startsStream: true,
      envelope: envelopeOf(commandId),
    });

  it('when it is delivered again after the rules have changed, then it gets its first answer', async () => {
    const [stream, commandId] = [freshStream(), freshId()];
    const first = await start(stream, commandId, 3);
    const { outcome } = first;
    expect(await start(stream, commandId, 3, 2)).toMatchObject({ outcome, deduplicated: true });
  });

  it('when its id comes back with other content, then it is refused', async () => {
    const [stream, commandId] = [freshStream(), freshId()];
    await start(stream, commandId, 3);
    expect(await start(stream, commandId, 4)).toMatchObject({
      rejection: { rejected: 'COMMAND_ID_REUSED' },
    });
  });

  it('when the domain refuses it, then nothing is written', async () => {
    const stream = freshStream();
    expect(await start(stream, freshId(), 11)).toMatchObject({ outcome: 'rejected' });
    expect(await store.readStream(stream)).toEqual([]);
  });
});
