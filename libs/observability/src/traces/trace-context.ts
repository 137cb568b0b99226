import { type Context, type Link, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';

/** W3C `traceparent` of the active span; undefined if there is none. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

/** The context that a `traceparent` names. */
export const contextOf = (traceparent: string | undefined): Context =>
  propagation.extract(ROOT_CONTEXT, traceparent === undefined ? {} : { traceparent });

/** A link to the span that a `traceparent` names; undefined if it is invalid. */
export function linkTo(traceparent: string): Link | undefined {
  const context = trace.getSpanContext(contextOf(traceparent));
  return context && { context };
}
