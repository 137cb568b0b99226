import { trace } from '@opentelemetry/api';
import type { OperationDefinitionNode } from 'graphql';

import { sessionOfOperation } from '#access';

import type { JsonLogger } from './logs/json-logger.js';
import type { Observability } from './observability.js';

/** Where an operation is counted and logged. */
export interface OperationRecord extends Pick<Observability, 'metrics' | 'tracing'> {
  readonly logger: Pick<JsonLogger, 'event' | 'writesEvents'>;
  /** Called with every answer; see {@link Observability.answered}. */
  readonly answered?: ((answer: Answer) => void) | undefined;
}

/** What is told of an operation that was answered. */
export interface Answer {
  /** The GraphQL context. */
  readonly context: object;
  /** `query`, `mutation`, `subscription`, or `invalid` for what could not be parsed. */
  readonly type: string;
  /** Names of its root fields in the schema. */
  readonly fields: readonly string[];
  /** `ok`, or the code of the first error. */
  readonly status: string;
}

/** One answered operation, over HTTP or a socket; for a subscription, when it has begun. */
export interface AnsweredOperation {
  /** Absent if the document could not be parsed. */
  readonly operation: OperationDefinitionNode | undefined;
  /** The GraphQL context. */
  readonly context: object;
  /** Errors as the client sees them. */
  readonly errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly seconds: number;
  readonly correlationId: string;
}

/** By parsed document, which the server caches for repeated requests. */
const fieldsOf = new WeakMap<OperationDefinitionNode, readonly string[]>();
const MOST_FIELDS = 30;

/**
 * Schema names of the root fields of a valid operation. The operation's own name is free text of
 * the client and is not logged.
 */
function rootFields(operation: OperationDefinitionNode | undefined): readonly string[] {
  if (!operation) return [];
  const known = fieldsOf.get(operation);
  if (known) return known;
  const { selections } = operation.selectionSet;
  const names = selections.flatMap((one) =>
    // What says nothing, and stands for documents that were refused unread.
    one.kind === 'Field' && one.name.value !== '__typename' ? [one.name.value] : [],
  );
  const fields = [...new Set(names)].slice(0, MOST_FIELDS);
  fieldsOf.set(operation, fields);
  return fields;
}

function statusOf([first]: AnsweredOperation['errors']): string {
  return first ? String(first.extensions?.['code'] ?? 'UNKNOWN') : 'ok';
}

/** The reference of an internal error in the answer, so that the log line names it too. */
function referenceOf(errors: AnsweredOperation['errors']): { reference?: string } {
  for (const { extensions } of errors)
    if (typeof extensions?.['reference'] === 'string')
      return { reference: extensions['reference'] };
  return {};
}

function callerOf(context: object): { account?: string; organisation?: string } {
  const { account, organisation } = sessionOfOperation(context)?.actor ?? {};
  return { ...(account && { account }), ...(organisation && { organisation }) };
}

/** Milliseconds with three digits. */
const millisecondsOf = (seconds: number): number => Math.round(seconds * 1e6) / 1e3;

/** Counts and logs an operation: who, what, how long, with what result. No content. */
export function recordOperation(record: OperationRecord, answered: AnsweredOperation): void {
  const { operation, context, errors, seconds } = answered;
  const [type, status] = [operation?.operation ?? 'invalid', statusOf(errors)];
  record.metrics.graphql.recordAnswer(type, status, seconds);
  const fields = rootFields(operation);
  const answer = { context, type, fields, status };
  record.answered?.(answer);
  if (record.logger.writesEvents) logAnswer(record, answer, answered);
  if (record.tracing) trace.getActiveSpan()?.updateName(`${type} ${fields.join(' ')}`.trim());
}

function logAnswer(
  { logger, tracing }: OperationRecord,
  { context, type: operation, fields, status }: Answer,
  { errors, seconds, correlationId }: AnsweredOperation,
): void {
  logger.event('graphql', {
    ...callerOf(context),
    ...referenceOf(errors),
    operation,
    fields,
    status,
    durationMs: millisecondsOf(seconds),
    correlationId,
    ...(tracing && { traceId: trace.getActiveSpan()?.spanContext().traceId }),
  });
}
