import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

import type { Attributes, Tracing } from './tracing.js';

/** Without the error's message, which may quote user input. */
function markFailed(span: Span, error: unknown): void {
  const name = error instanceof Error ? error.name : 'Error';
  span.setStatus({ code: SpanStatusCode.ERROR, message: name });
}

/** Sets up tracing for the process; endpoint, headers, sampler and delays come from `OTEL_*`. */
export function exportTraces(service: string): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `shaodao-${service}` }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer('shaodao');
  const run = async <T>(span: Span, body: (span: Span) => Promise<T>): Promise<T> => {
    try {
      return await body(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    tracer,
    span: <T>(name: string, attributes: Attributes, body: (span: Span) => Promise<T>) =>
      tracer.startActiveSpan(name, { attributes }, (span) => run(span, body)),
    stop: () => provider.shutdown(),
  };
}
