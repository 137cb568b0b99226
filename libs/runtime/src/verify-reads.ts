import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '#event-store';
import {
  type AnyProjection,
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
async function digestsOf({ log, reads }: OpenReads, projection: AnyProjection): Promise<Digests> {
  const { name } = projection;
  const before = await log.head();
  const from = await reads.checkpoint(name);
  const tables = await tableDigests(await reads.live(name), projection);
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

/** Digests of all read models after one rebuild from zero, by name. */
async function rebuiltDigests({ log, stores }: OpenData): Promise<ReadonlyMap<string, Digests>> {
  const projections = projectionsAt(stores);
  return withScratchPlace(stores, async (place) => {
    const reads = await openReadStore({ ...place, eventStore: log, projections });
    try {
      for (const result of (await reads.rebuildAll()).values())
        if ('error' in result) throw result.error;
      const digests = new Map<string, Digests>();
      for (const one of projections) digests.set(one.name, await digestsOf({ log, reads }, one));
      return digests;
    } finally {
      await reads.close();
    }
  });
}

function differencesOf(name: string, live: Digests, fresh: Digests | undefined): string[] {
  if (live.head === undefined || live.head !== fresh?.head)
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
  await catchUp(
    data,
    PROJECTIONS.map(({ name }) => name),
    progress,
  );
  const rebuilt = await rebuiltDigests(data);
  const faults: string[] = [];
  for (const projection of PROJECTIONS) {
    const { name } = projection;
    faults.push(...differencesOf(name, await digestsOf(data, projection), rebuilt.get(name)));
  }
  return faults;
}
