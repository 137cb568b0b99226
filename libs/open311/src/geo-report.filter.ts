import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GeoReportError } from './geo-report-error.js';
import { CONTENT_TYPES, listed, represented } from './representation.js';

/** Tells errors as GeoReport v2 has them, in the format that was asked for. */
@Catch(GeoReportError)
export class GeoReportFilter implements ExceptionFilter<GeoReportError> {
  catch(error: GeoReportError, host: ArgumentsHost): void {
    const { status, code, description } = error;
    const http = host.switchToHttp();
    const format = http.getRequest<Request>().path.endsWith('.xml') ? 'xml' : 'json';
    http
      .getResponse<Response>()
      .status(status)
      .type(CONTENT_TYPES[format])
      .send(represented(listed('errors', 'error', [{ code, description }]), format));
  }
}
