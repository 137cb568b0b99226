import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { NestExpressApplication } from '@nestjs/platform-express';

import { Observability } from '#observability';

import { closeIpv6Door } from './listen.js';

/**
 * Ctrl-C reaches the service twice, from the terminal and from npm: only a signal this much later
 * means to exit at once.
 */
const IMPATIENT_MS = 5_000;

export interface ShuttingDown {
  /** Aborted by the first signal. */
  readonly stopping: AbortController;
  /** Work that writes to the stores and ends soon after the abort; waited for. */
  readonly busy: Promise<unknown>;
  /** Called before the process ends. */
  readonly leave: () => void;
}

/** Finishes running requests, refuses new connections and closes idle ones. */
function closeGently(server: Server): NodeJS.Timeout {
  server.close();
  return setInterval(() => server.closeIdleConnections(), 50);
}

async function shutDown(
  app: NestExpressApplication,
  { stopping, busy, leave }: ShuttingDown,
): Promise<void> {
  const { readiness, settings } = app.get(Observability);
  readiness.stop();
  stopping.abort();
  await busy.catch(() => undefined);
  // Give load balancers time to notice before the port is closed.
  await sleep(1_000 * settings.drainSeconds);
  const server = app.getHttpServer() as Server;
  const closing = closeGently(server);
  try {
    await closeIpv6Door(server);
    await app.close();
    process.exitCode = 0;
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    clearInterval(closing);
    leave();
    process.exit();
  }
}

/**
 * Makes SIGTERM and SIGINT end the service in order, even if they come twice or during the start.
 */
export function shutDownOnSignals(app: NestExpressApplication, ending: ShuttingDown): void {
  let since: number | undefined;
  const onSignal = () => {
    if (since === undefined) {
      since = performance.now();
      void shutDown(app, ending);
    } else if (performance.now() - since > IMPATIENT_MS) {
      console.error('未等收尾，立即退出 exiting before everything was closed');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
}
