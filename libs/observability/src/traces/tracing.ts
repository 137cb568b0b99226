import type { Span, Tracer } from '@opentelemetry/api';

/** Traces of one process, in OpenTelemetry's terms. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Runs with a span that is a child of the one around it; ends it, with the error if there is one. */
  span<T>(name: string, attributes: Attributes, run: (span: Span) => Promise<T>): Promise<T>;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export type Attributes = Readonly<Record<string, string | number>>;
