import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadStore } from '#read-store';
import { PROJECTIONS } from '#runtime';
import { catchUp } from '../data/catch-up.js';
import type { OpenData } from '../data/open-data.js';
import type { Progress } from '../progress.js';
import { type TableDigests, tableDigests } from './table-digest.js';

interface Digests {
  readonly position: string | undefined;
  readonly tables: TableDigests;
}

async function digestsOf(reads: OpenData['reads'], name: string): Promise<Digests> {
  const tables = await tableDigests(await reads.live(name));
  return { position: await reads.checkpoint(name), tables };
}

async function rebuilt({ log }: OpenData, name: string): Promise<Digests> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-verify-'));
  const projections = PROJECTIONS.filter((projection) => projection.name === name);
  const reads = await openReadStore({ directory: folder, eventStore: log, projections });
  try {
    await reads.rebuild(name);
    return await digestsOf(reads, name);
  } finally {
    await reads.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function differences(name: string, live: Digests, fresh: Digests): string[] {
  if (live.position !== fresh.position) return [`${name} 在比对期间有新的事件,请在停止写入后重试`];
  const tables = [...new Set([...live.tables.keys(), ...fresh.tables.keys()])];
  return tables.flatMap((table) => {
    const [is, should] = [live.tables.get(table), fresh.tables.get(table)];
    return is === should ? [] : [`${name} 的 ${table} 与重建结果不同(${is} / ${should})`];
  });
}

/** Whether each read model is what a rebuild from zero gives; faults in words. */
export async function verifyReads(data: OpenData, progress: Progress): Promise<string[]> {
  const names = PROJECTIONS.map(({ name }) => name);
  await catchUp(data, names, progress);
  const faults: string[] = [];
  for (const name of names)
    faults.push(...differences(name, await digestsOf(data.reads, name), await rebuilt(data, name)));
  return faults;
}
