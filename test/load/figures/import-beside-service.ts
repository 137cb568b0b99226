import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { openLogForReading, openReadSide } from '#runtime';

import { writeSyntheticLog } from '../../support/synthetic-log.js';
import { type Figure, type Scale, shown } from '../figure.js';
import { costOn, prepare, type ServedDistrict, serveDistrict } from '../served-district.js';
import type { CpuPerOperation } from '../thread-cpu.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const MAPPING = resolve('schema/imports/bpic2013-by-line.json');
/** About 65 000 rows, and a tenth of them. */
const CASES = { full: 15_300, quick: 1_530 };
const SAMPLE_MS = 50;
const MOST_MS = 1_800_000;
/** Rows that cannot be taken in are part of such a table. */
const SOME_REFUSED = 2;

interface Report {
  readonly rowsRead: number;
  readonly eventsWritten: number;
  readonly seconds: number;
}

/** The import as an operator runs it, in a process of its own. */
const imported = (dataDir: string, file: string): Promise<Report> =>
  new Promise((done, failed) => {
    const args = [ADMIN, 'import', '--mapping', MAPPING, '--json', file];
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir };
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      if (error && error.code !== SOME_REFUSED) failed(new Error(stderr || error.message));
      else done(JSON.parse(stdout) as Report);
    });
  });

/** Resident megabytes of a process; NaN where the system does not tell. */
function residentOf(pid: number): number {
  if (!existsSync(`/proc/${pid}/status`)) return NaN;
  const [, kib = ''] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1_024;
}

interface Watched {
  /** Seconds from the moment at which the log had all to that at which all read models had. */
  readonly behind: number;
  readonly megabytes: number;
}

/** Looks at log, read models and memory until the work is done and the read models stand. */
async function watch(
  { dataDir, process: { pid = 0 } }: ServedDistrict,
  work: Promise<unknown>,
): Promise<Watched> {
  const log = await openLogForReading(dataDir);
  const reads = await openReadSide(dataDir, log);
  const [state, idle] = [{ over: false }, residentOf(pid)];
  void work.finally(() => (state.over = true)).catch(() => undefined);
  let [head, grownAt, megabytes] = ['', performance.now(), 0];
  const until = performance.now() + MOST_MS;
  try {
    for (;;) {
      const over = state.over;
      const now = (await log.head()) ?? '';
      if (now !== head) [head, grownAt] = [now, performance.now()];
      megabytes = Math.max(megabytes, residentOf(pid) - idle);
      const status = await reads.status();
      const stand = status.every(({ position = '' }) => position >= head);
      if (over && stand) return { behind: (performance.now() - grownAt) / 1_000, megabytes };
      if (performance.now() > until) throw new Error('the read models did not catch up');
      await delay(SAMPLE_MS);
    }
  } finally {
    await reads.close();
    await log.close();
  }
}

interface Beside extends Watched {
  readonly report: Report;
  readonly cpu: CpuPerOperation;
}

async function importBeside(district: ServedDistrict, file: string): Promise<Beside> {
  const { result, cpu } = await costOn(district, '1 000 events imported', async () => {
    const work = imported(district.dataDir, file);
    const watched = await watch(district, work);
    const report = await work;
    return { watched, report, count: report.eventsWritten / 1_000 };
  });
  return { ...result.watched, report: result.report, cpu };
}

/** What a bulk import costs the service beside which it runs: how far its read models fall behind, and memory. */
export async function importBesideService({ folder, quick }: Scale): Promise<readonly Figure[]> {
  const dataDir = join(folder, 'import');
  await prepare(dataDir);
  const file = writeSyntheticLog(join(folder, 'import.csv'), quick ? CASES.quick : CASES.full);
  const district = await serveDistrict(dataDir);
  try {
    const { behind, megabytes, report, cpu } = await importBeside(district, file);
    const rows = `${report.rowsRead.toLocaleString('en')} rows (${report.eventsWritten.toLocaleString('en')} events) imported beside a running service`;
    return [
      {
        name: 'import-beside-service-lag',
        value: behind,
        goal: '< 10',
        what: `seconds from the last event of ${rows} being in the log to all read models having it`,
        measured: shown(behind, 's', 1),
        baseline: `imported in ${shown(report.seconds, 's', 1)}`,
        cpu: [cpu],
      },
      {
        name: 'import-beside-service-mb',
        value: megabytes,
        goal: '≤ 400',
        what: `resident memory of the service above idle at its highest, ${rows}`,
        measured: shown(megabytes, 'MB'),
        baseline: 'idle',
      },
    ];
  } finally {
    await district.stop();
  }
}
