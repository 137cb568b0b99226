import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { GeoReportError } from './geo-report-error.js';
import { CONTENT_TYPES, listed, represented } from './representation.js';

/** What the door of all inputs refuses, it refuses in GraphQL's words. */
const told = (error: GeoReportError | GraphQLError): GeoReportError =>
  error instanceof GeoReportError ? error : new GeoReportError(400, 'FIELD_INVALID', error.message);

/** Tells errors as GeoReport v2 has them, in the format that was asked for. */
@Catch(GeoReportError, GraphQLError)
export class GeoReportFilter implements ExceptionFilter<GeoReportError | GraphQLError> {
  catch(error: GeoReportError | GraphQLError, host: ArgumentsHost): void {
    const { status, code, description } = told(error);
    const http = host.switchToHttp();
    const format = http.getRequest<Request>().path.endsWith('.xml') ? 'xml' : 'json';
    http
      .getResponse<Response>()
      .status(status)
      .type(CONTENT_TYPES[format])
      .send(represented(listed('errors', 'error', [{ code, description }]), format));
  }
}
