import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { type ThreadCpu, withRoster } from './thread-cpu.js';

const PROBE = new URL('./rebuild-probe.child.js', import.meta.url).pathname;

/** What a process of its own measured of a log. */
export interface Probed {
  /** Of the whole log. */
  readonly events: number;
  readonly seconds: number;
  /** Resident memory at its highest, above what it was before. */
  readonly megabytes: number;
  /** In all. */
  readonly cpu: ThreadCpu;
}

/**
 * Reads and parses a log (`parse`), recomputes a year's scores from it (`recompute`), also
 * under a draft (`what-if`), or builds read
 * models from it into an empty folder: `all` of them or the named one.
 */
export async function probe(what: string, dataDir: string, reads = ''): Promise<Probed> {
  const args = ['--expose-gc', PROBE, what, dataDir, reads];
  const env = { ...process.env, NODE_OPTIONS: '', ...withRoster() };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout) as Probed;
}
