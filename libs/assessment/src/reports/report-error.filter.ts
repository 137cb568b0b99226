import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { GraphQLError } from 'graphql';
import { isFailure, ReadStoreError } from '#read-store';

/** What is told of a refusal: as GraphQL tells it, with its code. */
function refusalOf(error: GraphQLError | ReadStoreError) {
  if (error instanceof GraphQLError) {
    const { code = 'INVALID_INPUT', http } = error.extensions;
    const status = (http as { readonly status?: number } | undefined)?.status ?? 400;
    return { status, code, message: error.message };
  }
  if (isFailure(error, 'READ_STORE_UNAVAILABLE'))
    return { status: 503, code: 'STORE_UNAVAILABLE', message: '查询库暂不可用，请重试' };
  if (!isFailure(error, 'PROJECTION_NOT_READY')) throw error;
  return { status: 503, code: 'READ_MODEL_NOT_READY', message: '查询数据正在建立，请稍后再试' };
}

/** Refusals of the files under `/reports`, as JSON with the codes of GraphQL. */
@Catch(GraphQLError, ReadStoreError)
export class ReportErrorFilter implements ExceptionFilter<GraphQLError | ReadStoreError> {
  catch(error: GraphQLError | ReadStoreError, host: ArgumentsHost): void {
    const { status, code, message } = refusalOf(error);
    host.switchToHttp().getResponse<Response>().status(status).json({ code, message });
  }
}
