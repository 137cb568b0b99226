import type { Span, Tracer } from '@opentelemetry/api';

/** Traces of one process, in OpenTelemetry's terms. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Runs work in a child span of the active one; ends the span, with the error if there is one. */
  span<T>(name: string, attributes: Attributes, run: (span: Span) => Promise<T>): Promise<T>;
  /** Sends the remaining traces. */
  stop(): Promise<void>;
}

export type Attributes = Readonly<Record<string, string | number>>;
