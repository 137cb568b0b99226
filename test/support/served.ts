import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = resolve('dist/apps/api/src/main.js');
const READY_MS = 300_000;

/**
 * Settings for specs that are about what a service answers, and not about its threads or the demo:
 * it starts in half the time.
 */
export const PLAIN: Readonly<Record<string, string>> = { DEMO: 'false', THREADS: 'false' };

/** A served system in a process of its own, as people run it, on a free port. */
export interface Served {
  readonly url: string;
  readonly dataDir: string;
  /** The line that start-up printed. */
  readonly ready: string;
  /** All that it has printed so far. */
  log(): string;
  readonly process: ChildProcess;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no chance to finish anything. */
  kill(): Promise<void>;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'shaodao-'));

export const removeFolder = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};

async function readyLine(child: ChildProcess, log: () => string): Promise<string> {
  const timeout = setTimeout(() => child.kill('SIGKILL'), READY_MS);
  try {
    for await (const line of createInterface({ input: child.stdout! }))
      if (line.includes('ready:')) return line;
  } finally {
    clearTimeout(timeout);
  }
  throw new Error(`the server ended before it was ready:\n${log()}`);
}

/** All that a process prints, as it comes. */
function listen({ stdout, stderr }: ChildProcess): () => string {
  const said: string[] = [];
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  return () => said.join('');
}

/** Starts the built API on a data folder (a new one unless given). */
export async function serveApi(
  options: {
    dataDir?: string;
    env?: Record<string, string>;
    args?: string[];
    main?: string;
  } = {},
): Promise<Served> {
  const main = options.main ?? MAIN;
  if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build first`);
  const dataDir = options.dataDir ?? temporaryFolder();
  const env = { ...process.env, NODE_OPTIONS: '', PORT: '0', DATA_DIR: dataDir, ...options.env };
  const child = spawn(process.execPath, [main, ...(options.args ?? [])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = listen(child);
  const ready = await readyLine(child, log);
  child.stdout?.resume();
  const exit = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    return ((await exited) as [number | null])[0];
  };
  return {
    url: /http:\/\/localhost:\d+/.exec(ready)![0],
    dataDir,
    ready,
    log,
    process: child,
    stop: () => exit('SIGTERM'),
    kill: async () => void (await exit('SIGKILL')),
  };
}
