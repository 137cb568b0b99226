import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';
import type * as Sqlite from '../../libs/event-store/sqlite/index.js';
import type * as Threads from '../../libs/event-store/sqlite/thread-writer.js';
import { built } from './built.js';

// The thread needs built code, and the code that starts it must lie beside it.
const sqlite: typeof Sqlite = await import(built('libs/event-store/sqlite/index.js'));
const threads: typeof Threads = await import(built('libs/event-store/sqlite/thread-writer.js'));

const folder = mkdtempSync(join(tmpdir(), 'shaodao-writer-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const freshFile = () => join(folder, `log-${(files += 1)}.db`);
const open = (file: string) => sqlite.openSqliteEventStore({ file, writer: 'thread' });

describeEventStoreContract('SQLite, writing on a thread', {
  open: () => open(join(folder, 'events.db')),
  openEmpty: () => open(freshFile()),
  maxEventBytes: 1024 * 1024,
});

describe('given a writer thread that dies', () => {
  const id = '3f1d6c1e-6c0e-5b7a-9f8e-2a4b6c8d0e1f';
  const event = { id, type: 'SomethingHappened', version: 1, data: '{}', metadata: '{}' };
  const append = { stream: 'survivor', expected: -1, events: [event] };
  // An id that is no text: the thread meets a bug, the one death a test can bring about at will.
  const nameless = { id: { no: 'text' }, type: 'T', version: 1, data: '{}', metadata: '{}' };
  const fatal = [{ ...append, stream: 'fatal', events: [nameless] } as unknown as typeof append];

  it('when batches are under way, then they are refused as unavailable', async () => {
    const writer = new threads.ThreadWriter(freshFile());
    const settled = await Promise.allSettled([writer.commit(fatal), writer.commit([append])]);
    const unavailable = { status: 'rejected', reason: { failure: 'unavailable' } };
    expect(settled).toMatchObject([unavailable, unavailable]);
    await writer.close();
  });

  it('when the next batch comes, then a new thread commits it', async () => {
    const writer = new threads.ThreadWriter(freshFile());
    await expect(writer.commit(fatal)).rejects.toMatchObject({ failure: 'unavailable' });
    expect(await writer.commit([append])).toMatchObject([{ outcome: 'appended', position: 1 }]);
    expect(await writer.commit([append])).toMatchObject([{ deduplicated: true, position: 1 }]);
    await writer.close();
  });
});
