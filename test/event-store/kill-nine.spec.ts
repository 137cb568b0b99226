import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { built } from './built.js';

/**
 * Shows that an acknowledged event survives the death of its process. It does not show that one
 * survives power loss: the operating system lives on and keeps what was written to its cache. For
 * that there is `synchronous = FULL`, which no test on a running machine can prove.
 */
const folder = mkdtempSync(join(tmpdir(), 'shaodao-kill-nine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const child = join(import.meta.dirname, 'append-until-killed.child.js');

function startAppending(file: string, writer: string): ChildProcess {
  built('libs/event-store/sqlite/index.js');
  return spawn(process.execPath, [child, file, writer], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Appends in another process, kills it after so many acknowledgements; returns their event ids. */
async function appendAndKill(
  file: string,
  writer: string,
  acknowledged: number,
): Promise<string[]> {
  const appending = startAppending(file, writer);
  const ended = once(appending, 'close');
  let output = '';
  appending.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (output.split('\n').length > acknowledged) appending.kill('SIGKILL');
  });
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  // The last line may have been cut off.
  return output
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => line.split(' ').slice(1));
}

async function wholeLog(file: string): Promise<readonly RecordedEvent[]> {
  const store = await openSqliteEventStore({ file });
  const { events, end } = await store.readAll({ limit: 1_000_000 });
  await store.close();
  expect(end).toBe(true);
  return events;
}

function streamsWithGaps(events: readonly RecordedEvent[]): string[] {
  const next = new Map<string, number>();
  const broken = events.filter(({ stream, revision }) => {
    const expected = next.get(stream) ?? 0;
    next.set(stream, revision + 1);
    return revision !== expected;
  });
  return broken.map(({ stream }) => stream);
}

describe.each(['inline', 'thread'])('given a process that appends 64 at a time, %s', (writer) => {
  it('when it is killed again and again, then every acknowledged event is there once', async () => {
    const file = join(folder, `${writer}.db`);
    const acknowledged: string[] = [];
    for (const count of [1, 200, 500, 900]) {
      acknowledged.push(...(await appendAndKill(file, writer, count)));
      const events = await wholeLog(file);
      const ids = events.map(({ id }) => id);
      const there = new Set(ids);
      expect(ids).toHaveLength(there.size);
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
      expect(streamsWithGaps(events)).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(1600);
  }, 60_000);
});

describe('given a subscription that waits at the end of the log', () => {
  it('when another process appends, then its events arrive in order without a gap', async () => {
    const file = join(folder, 'followed.db');
    const store = await openSqliteEventStore({ file });
    const appending = startAppending(file, 'inline');
    const ended = once(appending, 'close');
    appending.stdout?.resume();
    const seen: RecordedEvent[] = [];
    for await (const page of store.subscribe({ signal: new AbortController().signal })) {
      seen.push(...page.events);
      if (seen.length > 2_000) break;
    }
    appending.kill('SIGKILL');
    await ended;
    const { events } = await store.readAll({ limit: seen.length });
    await store.close();
    expect(seen).toEqual(events);
    expect(streamsWithGaps(seen)).toEqual([]);
  }, 60_000);
});
