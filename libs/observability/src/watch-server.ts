import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CHECKS, type Watched } from './health/readiness.js';
import type { Observability } from './observability.js';

const sendJson = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
};

async function sendReadiness(
  { readiness }: Observability,
  watched: Watched,
  response: ServerResponse,
) {
  const checks = await Promise.all(
    CHECKS.map(async (name) => [name, await readiness.check(name, watched)] as const),
  );
  const up = checks.every(([, check]) => check.up);
  const told = checks.map(([name, { up, details }]) => [
    name,
    { status: up ? 'up' : 'down', ...details },
  ]);
  const details = Object.fromEntries(told) as object;
  sendJson(response, up ? 200 : 503, { status: up ? 'ok' : 'error', details });
}

type Route = (response: ServerResponse) => Promise<void>;

const routesOf = (observability: Observability, watched: Watched) =>
  new Map<string, Route>([
    ['/health/live', async (response) => sendJson(response, 200, { status: 'ok' })],
    ['/health/ready', (response) => sendReadiness(observability, watched, response)],
    [
      '/metrics',
      async (response) => {
        const page = await observability.metricsPage(watched);
        response.writeHead(200, { 'content-type': observability.metrics.contentType });
        response.end(page);
      },
    ],
  ]);

export interface WatchServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves metrics, and health with its details, on a port of their own. */
export async function serveWatch(
  observability: Observability,
  watched: Watched,
  port: number,
): Promise<WatchServer> {
  const { metricsHost } = observability.settings;
  const routes = routesOf(observability, watched);
  const server = createServer((request, response) => {
    const route = routes.get(request.url?.split('?')[0] ?? '');
    if (!route) return sendJson(response, 404, { status: 'not-found' });
    route(response).catch((error: unknown) => {
      observability.logger.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host: metricsHost }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
