import { randomUUID } from 'node:crypto';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';
import { infrastructureFailureOf } from './infrastructure-failure.js';

const logger = new Logger('HTTP');

interface Told {
  readonly status: number;
  readonly body: object;
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** A failure of ours: the log of the process has it under a number. */
function unexpected(error: unknown): Told {
  const reference = randomUUID();
  logger.error(`${reference} ${stackOf(error)}`);
  const message = `系统内部错误，编号 ${reference}`;
  return { status: 500, body: { code: 'INTERNAL_SERVER_ERROR', message, reference } };
}

function infrastructure(error: unknown): Told | undefined {
  const failure = infrastructureFailureOf(error);
  if (!failure) return undefined;
  const { status, code, message, isOperators } = failure;
  if (isOperators) logger.error(stackOf(error));
  return { status, body: { code, message } };
}

/** What is told of an error: as GraphQL tells it, with its code. */
function toldOf(error: unknown): Told {
  if (error instanceof HttpException)
    return { status: error.getStatus(), body: Object(error.getResponse()) as object };
  if (!(error instanceof GraphQLError)) return infrastructure(error) ?? unexpected(error);
  const { code = 'INVALID_INPUT', http } = error.extensions;
  const status = (http as { readonly status?: number } | undefined)?.status ?? 400;
  return { status, body: { code, message: error.message } };
}

/** Refusals and failures of what answers beside GraphQL, as JSON with the codes of GraphQL. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter<unknown> {
  catch(error: unknown, host: ArgumentsHost): void {
    const { status, body } = toldOf(error);
    host.switchToHttp().getResponse<Response>().status(status).json(body);
  }
}
