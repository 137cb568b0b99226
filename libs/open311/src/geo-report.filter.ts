import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { GeoReportError } from './geo-report-error.js';
import { CONTENT_TYPES, listOf, render } from './representation.js';

/** Text checks shared with GraphQL throw `GraphQLError`; here they become 400. */
const toGeoReportError = (error: GeoReportError | GraphQLError): GeoReportError =>
  error instanceof GeoReportError ? error : new GeoReportError(400, 'FIELD_INVALID', error.message);

/** Sends errors in GeoReport v2's form, in the format of the request. */
@Catch(GeoReportError, GraphQLError)
export class GeoReportFilter implements ExceptionFilter<GeoReportError | GraphQLError> {
  catch(error: GeoReportError | GraphQLError, host: ArgumentsHost): void {
    const { status, code, description, retryAfterSeconds } = toGeoReportError(error);
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
    const format = http.getRequest<Request>().path.endsWith('.xml') ? 'xml' : 'json';
    response
      .status(status)
      .type(CONTENT_TYPES[format])
      .send(render(listOf('errors', 'error', [{ code, description }]), format));
  }
}
