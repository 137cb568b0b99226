import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContext,
  GraphQLRequestListener,
} from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { trace } from '@opentelemetry/api';
import type { OperationDefinitionNode } from 'graphql';

import { sessionOfOperation } from '#access';

import { correlationOf } from './logs/correlation.js';
import { Observability } from './observability.js';

type Answered = GraphQLRequestContext<BaseContext>;

interface Outcome {
  readonly type: string;
  readonly status: string;
  readonly seconds: number;
}

/** Of documents that are sent again and again, which the server keeps parsed. */
const fieldsOf = new WeakMap<OperationDefinitionNode, readonly string[]>();

/** Names in the schema: the operation's own name is the client's free text. Only of valid ones. */
function rootFields(operation: OperationDefinitionNode | undefined): readonly string[] {
  if (!operation) return [];
  const known = fieldsOf.get(operation);
  if (known) return known;
  const { selections } = operation.selectionSet;
  const fields = selections.flatMap((one) => (one.kind === 'Field' ? [one.name.value] : []));
  fieldsOf.set(operation, fields);
  return fields;
}

function errorsOf({ response }: Answered) {
  const { body } = response;
  return (body?.kind === 'single' ? body.singleResult.errors : undefined) ?? [];
}

function statusOf(answered: Answered): string {
  const [first] = errorsOf(answered);
  return first ? String(first.extensions?.['code'] ?? 'UNKNOWN') : 'ok';
}

/** Where an answer names an error of ours by a reference, the line names it too. */
function referenceOf(answered: Answered): { reference?: string } {
  for (const { extensions } of errorsOf(answered))
    if (typeof extensions?.['reference'] === 'string')
      return { reference: extensions['reference'] };
  return {};
}

function whoAsked({ contextValue }: Answered): { account?: string; organisation?: string } {
  const { account, organisation } = sessionOfOperation(contextValue)?.actor ?? {};
  return { ...(account && { account }), ...(organisation && { organisation }) };
}

/** Milliseconds with three digits. */
const milli = (seconds: number): number => Math.round(seconds * 1e6) / 1e3;

/** Counts and logs each GraphQL request over HTTP: who, what, how long, how it ended. No content. */
@Plugin()
export class OperationObserver implements ApolloServerPlugin {
  constructor(private readonly observability: Observability) {}

  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    const begun = performance.now();
    return {
      willSendResponse: async (answered) => {
        const seconds = (performance.now() - begun) / 1_000;
        const type = answered.operation?.operation ?? 'invalid';
        this.answered(answered, { type, seconds, status: statusOf(answered) });
      },
    };
  }

  private answered(answered: Answered, outcome: Outcome): void {
    const { type, status, seconds } = outcome;
    const { metrics, logger, tracing } = this.observability;
    metrics.graphql.answered(type, status, seconds);
    const { request, response, operation } = answered;
    const correlationId = correlationOf((name) => request.http?.headers.get(name));
    response.http.headers.set('x-request-id', correlationId);
    const fields = rootFields(operation);
    const line = { operation: type, fields, status, durationMs: milli(seconds), correlationId };
    if (logger.writesEvents)
      logger.event('graphql', {
        ...line,
        ...whoAsked(answered),
        ...referenceOf(answered),
        ...(tracing && { traceId: trace.getActiveSpan()?.spanContext().traceId }),
      });
    if (tracing) trace.getActiveSpan()?.updateName(`${type} ${fields.join(' ')}`.trim());
  }
}
