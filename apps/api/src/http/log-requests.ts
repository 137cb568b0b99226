import type { Request, RequestHandler } from 'express';

import { sessionOfOperation } from '#access';
import { correlationOf, type Observability } from '#observability';

/** What answers beside GraphQL, which has lines of its own. */
const LOGGED = ['/evidence', '/open311/', '/reports/', '/sign-in/'];

/** The guard keeps the session of a request of its own with it. */
type Guarded = Request & { readonly call?: object };

/**
 * Writes a line for every request to Open311, for evidence, for the files of reports and of single sign-on: who, which
 * path, how long, with what result. Never the query, where keys and codes are.
 */
export function logRequests({ logger }: Pick<Observability, 'logger'>): RequestHandler {
  return (request, response, next) => {
    const { path, method } = request;
    if (!logger.writesEvents || !LOGGED.some((prefix) => path.startsWith(prefix))) return next();
    const begun = performance.now();
    const correlationId = correlationOf((name) => request.get(name));
    response.set('x-request-id', correlationId);
    response.once('close', () => {
      const { account } = sessionOfOperation((request as Guarded).call ?? {})?.actor ?? {};
      const client: unknown = response.locals['client'];
      logger.event('http', {
        method,
        path,
        status: String(response.statusCode),
        durationMs: Math.round(1_000 * (performance.now() - begun)) / 1_000,
        correlationId,
        address: request.ip,
        ...(account !== undefined && { account }),
        ...(typeof client === 'string' && { client }),
      });
    });
    next();
  };
}
