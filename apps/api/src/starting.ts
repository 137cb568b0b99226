import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { type Configuration, isShared } from '#runtime';

/** Why a service does not start: one line of Chinese for the operator. */
export class StartRefusedError extends Error {
  override readonly name = 'StartRefusedError';
}

/**
 * Checks the port before anything is opened: making a demo takes half a minute.
 * @throws StartRefusedError
 */
export async function refuseTakenPort({ port, host = '0.0.0.0' }: Configuration): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(reasonOf(error, { port, host })));
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

interface Address {
  readonly port: number;
  readonly host: string;
}

function reasonOf(error: NodeJS.ErrnoException, { port, host }: Address): Error {
  if (error.code === 'EADDRINUSE')
    return new StartRefusedError(
      `端口 ${port} 已被占用：先停止占用它的程序，或换一个端口，例如 PORT=${port + 1} npm start`,
    );
  if (error.code === 'EACCES')
    return new StartRefusedError(`无权使用端口 ${port}：1024 以下的端口需要特权，请换一个`);
  if (error.code === 'EADDRNOTAVAIL')
    return new StartRefusedError(`HOST ${host} 不是本机的地址，无法监听`);
  return error;
}

const ANSWER_MS = 1_000;

/** Records which service uses a data folder, so that a second one can warn. */
export class Occupancy {
  readonly #file: string | undefined;

  /** A log on a server is meant to be shared: nothing is recorded. */
  constructor({ stores, dataDir }: Configuration) {
    this.#file = isShared(stores) ? undefined : join(dataDir, 'service.url');
  }

  /** The address of another running service on this folder; undefined if there is none. */
  async neighbour(): Promise<string | undefined> {
    const url = this.#read();
    if (url === undefined) return undefined;
    try {
      const { ok } = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(ANSWER_MS) });
      return ok ? url : undefined;
    } catch {
      return undefined;
    }
  }

  enter(url: string): void {
    if (this.#file !== undefined) writeFileSync(this.#file, url, { mode: 0o600 });
  }

  leave(url: string): void {
    if (this.#file !== undefined && this.#read() === url) rmSync(this.#file, { force: true });
  }

  #read(): string | undefined {
    try {
      return this.#file === undefined ? undefined : readFileSync(this.#file, 'utf8');
    } catch {
      return undefined;
    }
  }
}
