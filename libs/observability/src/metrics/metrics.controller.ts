import { Controller, Get, Header, Inject } from '@nestjs/common';

import { Public } from '#access';

import { WATCHED, type Watched } from '../health/readiness.js';
import { Observability } from '../observability.js';

/**
 * For Prometheus. Holds names of commands, projections and codes; never an organisation or a
 * person.
 */
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly observability: Observability,
    @Inject(WATCHED) private readonly watched: Watched,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  page(): Promise<string> {
    return this.observability.metricsPage(this.watched);
  }
}
