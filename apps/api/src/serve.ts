import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { EVENT_STORE, type EventStore } from '#event-store';
import { InputValidationPipe } from '#graphql';
import { Observability, traceRequests } from '#observability';
import { READ_STORE, type ReadStore } from '#read-store';
import { type Configuration, keepPrivate, PROJECTIONS, whenReachable } from '#runtime';

import { AppModule } from './app.module.js';
import { loadDemoDistrict, toldOf, warnOf } from './demo-district.js';
import { foundAdministrator } from './first-administrator.js';
import { GraphQLErrorFilter } from './graphql-error.filter.js';
import { serveExplorer } from './explorer/explorer.js';
import { closeBeside, listen, type Reach } from './listen.js';

const BODY_LIMIT = '1mb';
const CATCH_UP_MS = 60_000;
const PRIVATE_NOW = '已收紧权限，仅本账户可读 now readable by this account only: ';

/** The application, ready to listen; `root` adds to the modules of the system where need be. */
export async function createApi(
  configuration: Configuration,
  root: DynamicModule = AppModule.forRoot(configuration),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(root, {
    bufferLogs: true,
    abortOnError: false,
  });
  const { logger, tracing } = app.get(Observability);
  app.useLogger(logger);
  app.flushLogs();
  app.set('trust proxy', configuration.trustProxy);
  if (tracing) app.use(traceRequests(tracing));
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useGlobalPipes(new InputValidationPipe());
  app.useGlobalFilters(new GraphQLErrorFilter());
  serveExplorer(app);
  return app;
}

/** In flight is finished, new connections are refused, kept-alive ones are closed as they fall idle. */
function closeGently(server: Server): NodeJS.Timeout {
  server.close();
  return setInterval(() => server.closeIdleConnections(), 50);
}

function shutDownOnSignals(app: NestExpressApplication): void {
  const { readiness, settings } = app.get(Observability);
  const shutDown = async () => {
    readiness.stop();
    // Balancers are given the time to notice before the door is closed.
    await sleep(1_000 * settings.drainSeconds);
    const server = app.getHttpServer() as Server;
    const closing = closeGently(server);
    try {
      await closeBeside(server);
      await app.close();
      process.exitCode = 0;
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    } finally {
      clearInterval(closing);
      process.exit();
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown());
}

/**
 * Waits until the read models have what is in the log, so that the first question already gets the
 * whole answer. A log that takes longer is served meanwhile: answers say how fresh they are.
 */
async function readModelsCaughtUp(app: NestExpressApplication): Promise<void> {
  const { logger } = app.get(Observability);
  const log = app.get<EventStore>(EVENT_STORE);
  const head = await whenReachable(() => log.head(), { warn: (line) => logger.warn(line) });
  if (head === undefined) return;
  const readStore = app.get<ReadStore>(READ_STORE);
  const waiting = PROJECTIONS.map(({ name }) =>
    readStore.waitFor(name, head, { timeoutMs: CATCH_UP_MS }),
  );
  await Promise.all(waiting);
}

/** Where accounts with a published password stand, this machine only, unless it was said otherwise. */
function reachOf({ host, production }: Configuration, published: boolean): Reach {
  if (host !== undefined) return { address: host };
  return published && !production ? 'this machine' : { address: '0.0.0.0' };
}

/** Who can sign in, as far as start-up has something to say of it. */
async function accountsOf(app: NestExpressApplication, configuration: Configuration) {
  const standing = await loadDemoDistrict(app, configuration);
  const reach = reachOf(configuration, standing.length > 0);
  if (!configuration.demo || reach !== 'this machine') warnOf(standing);
  return { reach, told: (await foundAdministrator(app)) + toldOf(standing) };
}

/** Serves until a signal; prints one line with the URLs and the accounts to know of when ready. */
export async function serve(configuration: Configuration, root?: DynamicModule): Promise<void> {
  const tightened = keepPrivate(configuration.dataDir);
  const app = await createApi(configuration, root);
  if (tightened.length > 0) app.get(Observability).logger.log(PRIVATE_NOW + tightened.join('、'));
  shutDownOnSignals(app);
  const { reach, told } = await accountsOf(app, configuration);
  const port = await listen(app, configuration.port, reach);
  await readModelsCaughtUp(app);
  const url = `http://localhost:${port}`;
  const ws = `ws://localhost:${port}/graphql`;
  console.log(`哨到已就绪 ready: ${url}/ (API 浏览器) · ${url}/graphql · ${ws}${told}`);
}
