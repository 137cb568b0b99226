import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '#event-store';
import {
  openReadStore,
  type ReadPlace,
  type TableDigests,
  tableDigests,
  withScratchSchema,
} from '#read-store';
import { catchUp, type OpenData } from './catch-up.js';
import { PROJECTIONS, projectionsAt } from './read-side.js';
import type { Stores } from './stores.js';

interface Digests {
  /**
   * The head of the log when the tables had all of it; undefined if they had not, or if the log
   * moved on meanwhile.
   */
  readonly head: string | undefined;
  readonly tables: TableDigests;
}

/**
 * Checkpoints only have to be at or after the head: they may be past our newest event, because
 * other systems write to the log too.
 */
async function digestsOf({ log, reads }: OpenReads, name: string): Promise<Digests> {
  const before = await log.head();
  const from = await reads.checkpoint(name);
  const tables = await tableDigests(await reads.live(name));
  const whole = before !== undefined && from !== undefined && from >= before;
  const still = whole && before === (await log.head());
  return { head: still ? before : undefined, tables };
}

type OpenReads = Pick<OpenData, 'log' | 'reads'>;

/**
 * A temporary place for a rebuild in the same kind of database, because each has its own form of
 * numbers and texts.
 */
async function withScratchPlace<T>(
  { readStore }: Stores,
  use: (place: ReadPlace) => Promise<T>,
): Promise<T> {
  if (readStore.kind === 'postgres')
    return withScratchSchema(readStore.url, (postgres) => use({ postgres }));
  const directory = mkdtempSync(join(tmpdir(), 'shaodao-verify-'));
  try {
    return await use({ directory });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function rebuiltDigests({ log, stores }: OpenData, name: string): Promise<Digests> {
  const projections = projectionsAt(stores).filter((projection) => projection.name === name);
  return withScratchPlace(stores, async (place) => {
    const reads = await openReadStore({ ...place, eventStore: log, projections });
    try {
      await reads.rebuild(name);
      return await digestsOf({ log, reads }, name);
    } finally {
      await reads.close();
    }
  });
}

function differencesOf(name: string, live: Digests, fresh: Digests): string[] {
  if (live.head === undefined || live.head !== fresh.head)
    return [`${name} 在比对期间有新的事件，请在停止写入后重试`];
  const tables = [...new Set([...live.tables.keys(), ...fresh.tables.keys()])];
  return tables.flatMap((table) => {
    const [is, should] = [live.tables.get(table), fresh.tables.get(table)];
    return is === should ? [] : [`${name} 的 ${table} 与重建结果不同（${is} / ${should}）`];
  });
}

/**
 * Compares each read model with a rebuild from zero.
 * @returns differences, in Chinese
 */
export async function verifyReads(data: OpenData, progress: Progress): Promise<string[]> {
  if ((await data.log.head()) === undefined) return [];
  const names = PROJECTIONS.map(({ name }) => name);
  await catchUp(data, names, progress);
  const faults: string[] = [];
  for (const name of names)
    faults.push(
      ...differencesOf(name, await digestsOf(data, name), await rebuiltDigests(data, name)),
    );
  return faults;
}
