import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store/sqlite';
import Database from 'better-sqlite3';
import { freshStream, sampleEvents } from '../src/contract/contract-harness.js';
import { describeEventStoreContract } from '../src/contract/event-store.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'shaodao-event-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const freshFile = () => join(folder, `log-${(files += 1)}.db`);

describeEventStoreContract('SQLite, writing inline', {
  open: () => openSqliteEventStore({ file: join(folder, 'events.db') }),
  openEmpty: () => openSqliteEventStore({ file: freshFile() }),
  maxEventBytes: 1024 * 1024,
});

describe('given a file that is no event log of this release', () => {
  const opening = (file: string) => openSqliteEventStore({ file });

  it('when a newer release wrote it, then opening says so, and reading only as well', async () => {
    const file = freshFile();
    await (await opening(file)).close();
    const db = new Database(file);
    db.pragma('user_version = 999');
    db.close();
    await expect(opening(file)).rejects.toMatchObject({
      failure: 'incompatible',
      message: expect.stringContaining('newer release'),
    });
    const reading = openSqliteEventStore({ file, readOnly: true });
    await expect(reading).rejects.toMatchObject({ failure: 'incompatible' });
  });

  it('when it holds other tables, then it is left alone', async () => {
    const file = freshFile();
    const db = new Database(file);
    db.exec('CREATE TABLE notes (text TEXT)');
    db.close();
    await expect(opening(file)).rejects.toMatchObject({ failure: 'incompatible' });
  });

  it('when it is no database, then it is corrupt', async () => {
    const file = freshFile();
    writeFileSync(file, 'not a database, and long enough to be looked at as one '.repeat(20));
    await expect(opening(file)).rejects.toMatchObject({ failure: 'corrupt' });
  });

  it('when its folder is missing, then it is unavailable', async () => {
    const opened = opening(join(folder, 'missing', 'events.db'));
    await expect(opened).rejects.toMatchObject({ failure: 'unavailable' });
  });
});

describe('given a log opened for reading only', () => {
  it('when someone else writes, then it reads and follows that, and refuses to append', async () => {
    const file = freshFile();
    const stream = freshStream();
    const writer = await openSqliteEventStore({ file });
    const reader = await openSqliteEventStore({ file, readOnly: true });
    const pages = reader
      .subscribe({ signal: new AbortController().signal })
      [Symbol.asyncIterator]();
    const next = pages.next();
    await writer.append(stream, 'no-stream', sampleEvents(2));
    expect((await next).value).toMatchObject({ events: [{ revision: 0 }, { revision: 1 }] });
    expect(await reader.readStream(stream)).toHaveLength(2);
    await expect(reader.append(stream, 1, sampleEvents(1))).rejects.toThrow(TypeError);
    await reader.close();
    await writer.close();
  });

  it('when the file does not exist, then it is unavailable', async () => {
    const opened = openSqliteEventStore({ file: freshFile(), readOnly: true });
    await expect(opened).rejects.toMatchObject({ failure: 'unavailable' });
  });
});

describe('given appends that fail in the middle of a group commit', () => {
  it('when the log is read afterwards, then it holds the others whole and nothing else', async () => {
    const file = freshFile();
    const store = await openSqliteEventStore({ file });
    const used = sampleEvents(1);
    await store.append(freshStream(), 'no-stream', used);
    await Promise.allSettled(
      Array.from({ length: 700 }, (_, i) =>
        store.append(
          freshStream(),
          'no-stream',
          i % 7 === 0 ? [...sampleEvents(1), ...used] : sampleEvents(2),
        ),
      ),
    );
    const { events, end } = await store.readAll({ limit: 5000 });
    expect(end).toBe(true);
    expect(events).toHaveLength(1 + 600 * 2);
    expect(new Set(events.map(({ position }) => position)).size).toBe(events.length);
    await store.close();
    const db = new Database(file, { readonly: true });
    expect(db.prepare('SELECT COUNT(*) FROM streams').pluck().get()).toBe(601);
    db.close();
  });
});

describe('given a filter that matches little in a long log', () => {
  it('when a page is read, then it stops after a bounded scan and can be continued', async () => {
    const store = await openSqliteEventStore({ file: freshFile() });
    const streams = Array.from({ length: 21 }, () => freshStream());
    await Promise.all(streams.map((s) => store.append(s, 'no-stream', sampleEvents(1000))));
    await store.append('needle', 'no-stream', sampleEvents(1));
    const filter = { streamPrefixes: ['needle'] };
    const first = await store.readAll({ limit: 10, filter });
    expect(first).toMatchObject({ events: [], end: false });
    const second = await store.readAll({ limit: 10, filter, after: first.position ?? '' });
    expect(second).toMatchObject({ events: [{ stream: 'needle' }], end: true });
    await store.close();
  });
});

describe('given an event whose text was overwritten on the disk', () => {
  it('when streams are read, then its own is damaged, by name, and the others are whole', async () => {
    const file = freshFile();
    const store = await openSqliteEventStore({ file });
    const [whole, other] = [freshStream(), freshStream()];
    for (const stream of [whole, other]) await store.append(stream, 'no-stream', sampleEvents(2));
    const db = new Database(file);
    db.prepare('UPDATE events SET data = \'{"at":\' WHERE position = 4').run();
    db.close();
    const damaged = { failure: 'damaged', stream: other };
    await expect(store.readStream(other)).rejects.toMatchObject(damaged);
    await expect(store.readAll({ limit: 10 })).rejects.toMatchObject(damaged);
    const [first, second] = await store.readStreams([whole, other]);
    expect(first).toHaveLength(2);
    expect(second).toMatchObject(damaged);
    await store.close();
  });
});
