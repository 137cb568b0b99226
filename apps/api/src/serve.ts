import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { DEMO_PASSWORD, type DemoAccount } from '#demo';
import { EVENT_STORE, type EventStore } from '#event-store';
import { InputValidationPipe } from '#graphql';
import { Observability, traceRequests } from '#observability';
import { READ_STORE, type ReadStore } from '#read-store';
import { type Configuration, keepPrivate } from '#runtime';

import { AppModule } from './app.module.js';
import { consoleOperations, isConsoleBuilt, serveConsole } from './console/console.js';
import { loadDemoDistrict, demoAccountsNotice, warnOfDemoAccounts } from './demo-district.js';
import { foundAdministrator } from './first-administrator.js';
import { GraphQLErrorFilter } from './graphql-error.filter.js';
import { BoundedConnections } from './http/bounded-connections.adapter.js';
import { logRequests } from './http/log-requests.js';
import { securityHeaders } from './http/security-headers.js';
import { bodyReaders } from './http/utf8-bodies.js';
import { type OfferedAccounts, serveExplorer } from './explorer/explorer.js';
import { listen, type Reach } from './listen.js';
import { shutDownOnSignals } from './shutting-down.js';
import { Occupancy, refuseTakenPort } from './starting.js';
import { waitForReadModels } from './wait-for-read-models.js';

export { StartRefusedError } from './starting.js';

const BODY_LIMIT = '1mb';
const NOTHING_LISTED =
  '没有登记任何查询，GraphQL 一概不答（OPERATION_NOT_LISTED）：请设 OPERATIONS，或设 FREE_QUERIES=true no operation is listed: GraphQL answers nothing';
const NO_PAGE =
  '网页尚未构建，/ 不提供网页：请运行 npm run build the web page is not built: run npm run build';
const PRIVATE_NOW = '已收紧权限，仅本账户可读 now readable by this account only: ';

/**
 * Creates the application, ready to listen.
 * @param root the root module; a caller may add modules to it
 */
export async function createApi(
  configuration: Configuration,
  root: DynamicModule = AppModule.forRoot(configuration),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(root, new BoundedConnections(), {
    bufferLogs: true,
    abortOnError: false,
  });
  const observability = app.get(Observability);
  const { logger, tracing } = observability;
  app.useLogger(logger);
  app.flushLogs();
  app.set('trust proxy', configuration.trustProxy);
  app.disable('x-powered-by');
  app.use(securityHeaders(configuration.doors.hstsSeconds));
  app.use(logRequests(observability));
  if (tracing) app.use(traceRequests(tracing));
  for (const reader of bodyReaders(BODY_LIMIT)) app.use(reader);
  app.useGlobalPipes(new InputValidationPipe());
  app.useGlobalFilters(new GraphQLErrorFilter());
  return app;
}

const warnOf = (app: NestExpressApplication): ((line: string) => void) => {
  const { logger } = app.get(Observability);
  return (line) => logger.warn(line);
};

/** By default only this machine while accounts have a published password. */
function reachOf({ host, production }: Configuration, published: boolean): Reach {
  if (host !== undefined) return { address: host };
  return published && !production ? 'this machine' : { address: '0.0.0.0' };
}

/** Start-up's text about accounts, and whom to serve. */
async function accountsOf(
  app: NestExpressApplication,
  configuration: Configuration,
  standing: readonly DemoAccount[],
) {
  const reach = reachOf(configuration, standing.length > 0);
  if (!configuration.demo || reach !== 'this machine') warnOfDemoAccounts(standing);
  const founded = await foundAdministrator(app, configuration.dataDir);
  return { reach, told: founded + demoAccountsNotice(standing) };
}

/** Creates the application; warns if another service uses the same data folder. */
async function prepareApi(
  configuration: Configuration,
  occupancy: Occupancy,
  root: DynamicModule | undefined,
): Promise<NestExpressApplication> {
  await refuseTakenPort(configuration);
  const neighbour = await occupancy.neighbour();
  if (neighbour !== undefined) console.error(sharedFolderWarning(configuration, neighbour));
  const tightened = keepPrivate(configuration.dataDir);
  const app = await createApi(configuration, root);
  const { freeQueries, operations } = configuration.doors;
  if (!freeQueries && operations.size === 0) app.get(Observability).logger.warn(NOTHING_LISTED);
  if (tightened.length > 0) app.get(Observability).logger.log(PRIVATE_NOW + tightened.join('、'));
  return app;
}

/**
 * Serves until a signal; when ready prints one line with the URLs and the accounts.
 * @throws StartRefusedError
 */
export async function serve(given: Configuration, root?: DynamicModule): Promise<void> {
  const configuration = withConsole(given);
  const occupancy = new Occupancy(configuration);
  const app = await prepareApi(configuration, occupancy, root);
  let offered: readonly DemoAccount[] = [];
  servePages(app, configuration, () => ({ password: DEMO_PASSWORD, accounts: offered }));
  const stopping = new AbortController();
  const demo = loadDemoDistrict(app, configuration, stopping.signal);
  let url = '';
  shutDownOnSignals(app, { stopping, busy: demo, leave: () => occupancy.leave(url) });
  try {
    const standing = await demo;
    if (configuration.demo) offered = standing;
    const { reach, told } = await accountsOf(app, configuration, standing);
    const port = await listen(app, configuration.port, reach);
    const log = app.get<EventStore>(EVENT_STORE);
    await waitForReadModels(log, app.get<ReadStore>(READ_STORE), warnOf(app));
    url = `http://localhost:${port}`;
    occupancy.enter(url);
    const ws = `ws://localhost:${port}/graphql`;
    const pages = pagesOf(configuration, url);
    console.log(`哨到已就绪 ready: ${pages}${url}/graphql · ${ws}${told}`);
  } catch (error) {
    // Stopped meanwhile: the stores are being closed under whatever was waiting.
    if (!stopping.signal.aborted) throw error;
  }
}

/** With the operations of the page among the listed ones, where the page is served. */
function withConsole(configuration: Configuration): Configuration {
  const { doors } = configuration;
  if (!doors.console || doors.freeQueries) return configuration;
  const operations = new Map([...doors.operations, ...consoleOperations()]);
  return Object.assign({}, configuration, { doors: Object.assign({}, doors, { operations }) });
}

function servePages(
  app: NestExpressApplication,
  { doors }: Configuration,
  offered: () => OfferedAccounts,
): void {
  if (doors.explorer) serveExplorer(app, offered);
  if (!doors.console) return;
  if (isConsoleBuilt()) serveConsole(app, offered);
  else app.get(Observability).logger.warn(NO_PAGE);
}

function pagesOf({ doors }: Configuration, url: string): string {
  const page = doors.console && isConsoleBuilt() ? `${url}/ （网页） · ` : '';
  return page + (doors.explorer ? `${url}/explorer （API 浏览器） · ` : '');
}

const sharedFolderWarning = ({ dataDir }: Configuration, neighbour: string): string =>
  `注意：${neighbour} 的服务也在使用数据目录 ${dataDir}，两者共用同一份数据；要分开，请另设 DATA_DIR`;
