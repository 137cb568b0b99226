import { appendFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/**
 * Preloaded (`--import`) into the service: at each SIGUSR2 it appends to the file `ABUSE_WATCH` the longest
 * time in milliseconds for which the main thread has answered nobody since the last one. With the folder
 * `ABUSE_PROFILES` the main thread's profile from signal to signal is written there.
 */
const { ABUSE_WATCH, ABUSE_PROFILES } = process.env;
const RESOLUTION_MS = 2;

function watch(file: string, profiles: string | undefined): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const profiler = profiles === undefined ? undefined : new Session();
  profiler?.connect();
  let turn = 0;
  const next = async (): Promise<void> => {
    const longestMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
    delay.reset();
    appendFileSync(file, `${longestMs.toFixed(1)}\n`);
    if (!profiler || profiles === undefined) return;
    if (turn++ > 0) {
      const { profile } = await profiler.post('Profiler.stop');
      writeFileSync(join(profiles, `${turn - 1}.cpuprofile`), JSON.stringify(profile));
    } else await profiler.post('Profiler.enable');
    await profiler.post('Profiler.start');
  };
  process.on('SIGUSR2', () => void next());
}

if (isMainThread && ABUSE_WATCH !== undefined) watch(ABUSE_WATCH, ABUSE_PROFILES);
