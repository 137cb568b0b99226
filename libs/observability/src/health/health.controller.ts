import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';

import { Public } from '#access';

import { Observability } from '../observability.js';
import { type CheckName, CHECKS, WATCHED, type Watched } from './readiness.js';

/** Without details, which are for the inside. */
type Told = Pick<HealthCheckResult, 'status'>;

/** For orchestrators and load balancers: needs no sign-in, tells nothing but whether all is well. */
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly observability: Observability,
    @Inject(WATCHED) private readonly watched: Watched,
  ) {}

  /** 200 while the process answers at all: restarting it would not repair a database. */
  @Get('live')
  @HealthCheck()
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  /** 200 if work may be sent here, otherwise 503; what is down, only with `PUBLIC_METRICS`. */
  @Get('ready')
  @HealthCheck()
  async ready(): Promise<HealthCheckResult | Told> {
    const { settings } = this.observability;
    if (settings.publicMetrics)
      return this.health.check(CHECKS.map((name) => () => this.indicate(name)));
    const checks = CHECKS.map((name) => this.observability.readiness.check(name, this.watched));
    const isUp = (await Promise.all(checks)).every(({ up }) => up);
    if (isUp) return { status: 'ok' };
    throw new ServiceUnavailableException({ status: 'error' });
  }

  private async indicate(name: CheckName) {
    const { up, details } = await this.observability.readiness.check(name, this.watched);
    const indicator = this.indicators.check(name);
    return up ? indicator.up(details) : indicator.down(details);
  }
}
