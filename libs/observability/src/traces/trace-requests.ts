import { SpanKind } from '@opentelemetry/api';

import { contextOf } from './trace-context.js';
import type { Tracing } from './tracing.js';

interface Request {
  readonly method?: string | undefined;
  readonly path?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Response {
  readonly statusCode: number;
  once(event: 'close', listener: () => void): unknown;
}

/** Express middleware: a span around each GraphQL request, continuing the caller's trace. */
export const traceRequests =
  ({ tracer }: Tracing) =>
  (request: Request, response: Response, next: () => void): void => {
    if (request.path !== '/graphql') return next();
    const { traceparent } = request.headers;
    const parent = contextOf(typeof traceparent === 'string' ? traceparent : undefined);
    const attributes = { 'http.request.method': request.method ?? '', 'url.path': '/graphql' };
    const options = { kind: SpanKind.SERVER, attributes };
    tracer.startActiveSpan('POST /graphql', options, parent, (span) => {
      response.once('close', () => {
        span.setAttribute('http.response.status_code', response.statusCode);
        span.end();
      });
      next();
    });
  };
