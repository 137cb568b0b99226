import { randomUUID } from 'node:crypto';

import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';

import { ContentionError, OperatorError, OverdueError } from '#event-sourcing';
import { EventStoreError } from '#event-store';
import type { OperationBounds } from '#graphql';
import { isFailure } from '#read-store';

const logger = new Logger('GraphQL');

/** Failures of the infrastructure after which a client may retry. */
const unavailableError = (code: string, message: string): GraphQLFormattedError => ({
  message,
  extensions: { code, retryable: true },
});

/** Retrying does not help; log and health name the stream. */
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

/** Nobody but an operator can help; what exactly is wrong is in the log of the process. */
function operatorsError(code: string, what: string, error: unknown): GraphQLFormattedError {
  logger.error(error instanceof Error ? error.stack : String(error));
  const message = `${what}，不能读取或办理，请联系系统管理员`;
  return { message, extensions: { code, retryable: false } };
}

/** SQLite's own errors, of read models and outbox. Not by class: each thread has one of its own. */
function sqliteError(error: unknown): GraphQLFormattedError | undefined {
  const { code } = Object(error) as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return undefined;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return operatorsError('READ_MODEL_DAMAGED', '查询数据已损坏', error);
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED)/.test(code)
    ? unavailableError('STORE_UNAVAILABLE', '存储暂不可用，请重试')
    : undefined;
}

function logError(error: EventStoreError): GraphQLFormattedError {
  if (error.failure === 'damaged') return DAMAGED;
  return error.failure === 'corrupt'
    ? operatorsError('STORE_DAMAGED', '事件库的文件已损坏', error)
    : unavailableError('STORE_UNAVAILABLE', '事件库暂不可用，请重试');
}

/** The client's error for a failure of the stores; undefined for other errors. */
function infrastructureError(error: unknown): GraphQLFormattedError | undefined {
  if (error instanceof EventStoreError) return logError(error);
  if (error instanceof OperatorError)
    return operatorsError(error.code, '须由系统管理员处理', error);
  if ([ContentionError, OverdueError].some((kind) => error instanceof kind))
    return unavailableError('STORE_UNAVAILABLE', '事件库暂不可用，请重试');
  // The database of the read models, that of the notices, or that of the keys.
  if (isFailure(error, 'READ_STORE_UNAVAILABLE'))
    return unavailableError('STORE_UNAVAILABLE', '存储暂不可用，请重试');
  if (isFailure(error, 'PROJECTION_NOT_READY'))
    return unavailableError('READ_MODEL_NOT_READY', '查询数据正在建立，请稍后再试');
  return sqliteError(error);
}

/** Chinese beginnings of GraphQL's own error messages, which are in English. */
const MALFORMED: Readonly<Record<string, string>> = {
  BAD_USER_INPUT: '输入有误',
  GRAPHQL_VALIDATION_FAILED: '查询有误',
  GRAPHQL_PARSE_FAILED: '查询语法有误',
};

/** Code of operations that exceed a limit. */
const TOO_COMPLEX = 'OPERATION_TOO_COMPLEX';

/** An error without the extension `http`, which is for the HTTP response. */
function withoutHttp(error: GraphQLError, code: unknown): GraphQLFormattedError {
  const { extensions, ...told } = error.toJSON();
  const kept = Object.entries(extensions ?? {}).filter(([name]) => name !== 'http');
  return { ...told, extensions: { ...Object.fromEntries(kept), code } };
}

/**
 * Errors in variables are found during execution and have no code yet; nor has the one with which GraphQL
 * gives up counting them, which is of no field and of nobody's making but its own.
 */
const isOfVariables = ({ nodes, path, originalError }: GraphQLError): boolean =>
  nodes === undefined
    ? path === undefined && originalError === undefined
    : nodes[0]?.kind === Kind.VARIABLE_DEFINITION;

const codeOf = (error: GraphQLError): unknown =>
  error.extensions['code'] ?? (isOfVariables(error) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR');

/** Refusals of a document as a whole, which end its validation. */
export const isOfDocument = (code: unknown): boolean => code === TOO_COMPLEX;

/** Formats an error that no server has formatted yet: one of a socket. */
export function toShownError(
  error: GraphQLError,
  bounds?: Pick<OperationBounds, 'toldOf'>,
): GraphQLFormattedError {
  const shown = formatError(withoutHttp(error, codeOf(error)), error);
  return bounds ? { ...shown, message: bounds.toldOf(shown.message) } : shown;
}

/**
 * Apollo replaces the code of errors that `validate` reports and keeps the original error inside.
 */
function innerRefusalOf(error: unknown): GraphQLError | undefined {
  const inside = error instanceof GraphQLError ? error.originalError : undefined;
  const isRefusal = inside instanceof GraphQLError && isOfDocument(inside.extensions['code']);
  return isRefusal ? inside : undefined;
}

/** {@link formatError} with specific errors for documents that are too complex. */
export const createErrorFormatter =
  (bounds: OperationBounds): typeof formatError =>
  (told, wrapped) => {
    const refusal = innerRefusalOf(wrapped);
    if (refusal) return toShownError(refusal);
    const shown = formatError(told, wrapped);
    return { ...shown, message: bounds.toldOf(shown.message) };
  };

/** Apollo gives a code to what has none, without knowing whose fault it is. */
function withOwnCode(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) return formatted;
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR' || !isOfVariables(error))
    return formatted;
  return { ...formatted, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT' } };
}

/** The error that clients see: a stable code, a Chinese message, and no internals. */
export function formatError(given: GraphQLFormattedError, wrapped: unknown): GraphQLFormattedError {
  const error = unwrapResolverError(wrapped);
  const infrastructure = infrastructureError(error);
  if (infrastructure) return infrastructure;
  const formatted = withOwnCode(given, error);
  const told = MALFORMED[String(formatted.extensions?.['code'])];
  if (told !== undefined) return { ...formatted, message: `${told}：${formatted.message}` };
  if (error instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR')
    return formatted;
  return internalError(formatted, error);
}
