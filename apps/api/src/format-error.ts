import { randomUUID } from 'node:crypto';

import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';

import { ContentionError, OverdueError } from '#event-sourcing';
import { EventStoreError } from '#event-store';
import type { OperationBounds } from '#graphql';
import { isFailure } from '#read-store';

const logger = new Logger('GraphQL');

/** Failures of the infrastructure that a client may wait out and try again. */
const unavailableError = (code: string, message: string): GraphQLFormattedError => ({
  message,
  extensions: { code, retryable: true },
});

/** Trying again does not help: the stream is told of by name in the log and in health. */
const DAMAGED: GraphQLFormattedError = {
  message: '该记录在事件库中已不完整（被截断或删除），不能读取或办理，请联系系统管理员',
  extensions: { code: 'STREAM_DAMAGED', retryable: false },
};

function internalError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const reference = randomUUID();
  logger.error(`${reference} ${error instanceof Error ? error.stack : String(error)}`);
  return {
    message: `系统内部错误，编号 ${reference}`,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

/** How a failure of the stores is told; undefined for others. */
function infrastructureError(error: unknown): GraphQLFormattedError | undefined {
  if (error instanceof EventStoreError && error.failure === 'damaged') return DAMAGED;
  if ([EventStoreError, ContentionError, OverdueError].some((kind) => error instanceof kind))
    return unavailableError('STORE_UNAVAILABLE', '事件库暂不可用，请重试');
  if (isFailure(error, 'PROJECTION_NOT_READY'))
    return unavailableError('READ_MODEL_NOT_READY', '查询数据正在建立，请稍后再试');
  return undefined;
}

/** What GraphQL itself finds wrong with a request names the place in English: the rest is ours. */
const MALFORMED: Readonly<Record<string, string>> = {
  BAD_USER_INPUT: '输入有误',
  GRAPHQL_VALIDATION_FAILED: '查询有误',
  GRAPHQL_PARSE_FAILED: '查询语法有误',
};

/** Of whatever breaks a bound of operations. */
export const TOO_COMPLEX = 'OPERATION_TOO_COMPLEX';

/** Everything of an error but what is meant for the HTTP answer. */
function withoutHttp(error: GraphQLError, code: unknown): GraphQLFormattedError {
  const { extensions, ...told } = error.toJSON();
  const kept = Object.entries(extensions ?? {}).filter(([name]) => name !== 'http');
  return { ...told, extensions: { ...Object.fromEntries(kept), code } };
}

/** What is wrong with variables is found when an operation is to be run, and has no code yet. */
const codeOf = ({ extensions, nodes }: GraphQLError): unknown =>
  extensions['code'] ??
  (nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR');

/** The same for errors that no server has formatted: those of a socket. */
export const toShownError = (error: GraphQLError): GraphQLFormattedError =>
  formatError(withoutHttp(error, codeOf(error)), error);

/** The refusal of a document of which it was found while it was read that it is too long. */
export function tooLongRefusalOf(
  bounds: OperationBounds,
  error: unknown,
): GraphQLError | undefined {
  const text = error instanceof GraphQLError ? error.source?.body : undefined;
  return text === undefined ? undefined : bounds.tooLong(text);
}

/** Apollo puts its own code on whatever `validate` reports, and keeps what was reported inside. */
function innerRefusalOf(error: unknown): GraphQLError | undefined {
  const inside = error instanceof GraphQLError ? error.originalError : undefined;
  const isRefusal = inside instanceof GraphQLError && inside.extensions['code'] === TOO_COMPLEX;
  return isRefusal ? inside : undefined;
}

/** {@link formatError}, and a document that is too long or too complex is told what it is. */
export const createErrorFormatter =
  (bounds: OperationBounds): typeof formatError =>
  (told, wrapped) => {
    const code = told.extensions?.['code'];
    const tooLong = code === 'GRAPHQL_PARSE_FAILED' ? tooLongRefusalOf(bounds, wrapped) : undefined;
    const refusal = tooLong ?? innerRefusalOf(wrapped);
    return refusal ? toShownError(refusal) : formatError(told, wrapped);
  };

/** The error that clients see: a stable code, a Chinese message, and nothing of our insides. */
export function formatError(
  formatted: GraphQLFormattedError,
  wrapped: unknown,
): GraphQLFormattedError {
  const error = unwrapResolverError(wrapped);
  const infrastructure = infrastructureError(error);
  if (infrastructure) return infrastructure;
  const told = MALFORMED[String(formatted.extensions?.['code'])];
  if (told !== undefined) return { ...formatted, message: `${told}：${formatted.message}` };
  if (error instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR')
    return formatted;
  return internalError(formatted, error);
}
