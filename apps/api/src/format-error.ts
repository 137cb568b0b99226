import { randomUUID } from 'node:crypto';

import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';

import { infrastructureFailureOf, type OperationBounds } from '#graphql';

const logger = new Logger('GraphQL');

function internalError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const reference = randomUUID();
  logger.error(`${reference} ${error instanceof Error ? error.stack : String(error)}`);
  return {
    message: `系统内部错误，编号 ${reference}`,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

/** The client's error for a failure of the stores; undefined for other errors. */
function infrastructureError(error: unknown): GraphQLFormattedError | undefined {
  const failure = infrastructureFailureOf(error);
  if (!failure) return undefined;
  const { code, message, retryable, isOperators } = failure;
  if (isOperators) logger.error(error instanceof Error ? error.stack : String(error));
  return { message, extensions: { code, retryable } };
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
