import { appendFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/**
 * Preloaded (`--import`) into a measured process, where Node runs it on every thread as it starts: each
 * enters itself into the file `THREAD_ROSTER` as `kernel-thread-id script`. Linux only; elsewhere
 * nothing is entered.
 */
const { THREAD_ROSTER } = process.env;

function enter(roster: string): void {
  try {
    const tid = basename(readlinkSync('/proc/thread-self'));
    const script = isMainThread ? 'main' : basename(process.argv[1] ?? 'unknown');
    appendFileSync(roster, `${tid} ${script}\n`);
  } catch {
    // No such file on this system: the bench says that it knows of no threads.
  }
}

if (THREAD_ROSTER !== undefined) enter(THREAD_ROSTER);
