import { Controller, Get, Inject } from '@nestjs/common';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';

import { Public } from '#access';

import { Observability } from '../observability.js';
import { type CheckName, CHECKS, WATCHED, type Watched } from './readiness.js';

/** For orchestrators and load balancers: needs no sign-in, shows nothing private. */
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

  /** 200 if work may be sent here, otherwise 503 and what is down. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check(CHECKS.map((name) => () => this.indicate(name)));
  }

  private async indicate(name: CheckName) {
    const { up, details } = await this.observability.readiness.check(name, this.watched);
    const indicator = this.indicators.check(name);
    return up ? indicator.up(details) : indicator.down(details);
  }
}
