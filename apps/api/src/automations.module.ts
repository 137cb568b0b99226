import {
  Inject,
  Module,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';

import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Observability, observeDeadlines } from '#observability';
import { READ_STORE, type ReadStore } from '#read-store';
import type { Configuration } from '#runtime';
import { WHISTLE_RULES, WhenDeadlinePassesThenEscalate, type WhistleRuleBook } from '#whistle';

import { CONFIGURATION } from './infrastructure.module.js';

/**
 * The automations of the embedded profile. They run on the main thread, beside the requests and not
 * on the worker's: so their appends share the one writer and its group commits with those of people,
 * instead of fighting for the file's write lock with them.
 */
@Module({})
export class AutomationsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private readonly deadlines: WhenDeadlinePassesThenEscalate;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly observability: Observability,
    @Inject(EVENT_STORE) log: EventStore,
    @Inject(READ_STORE) reads: ReadStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(WHISTLE_RULES) rules: WhistleRuleBook,
  ) {
    const observer = observeDeadlines(observability);
    this.deadlines = new WhenDeadlinePassesThenEscalate({ log, reads, clock, rules, observer });
  }

  onApplicationBootstrap(): void {
    const { worker, automations } = this.configuration;
    if (worker === 'none' || !automations) return;
    this.running = this.deadlines
      .run(this.stop.signal)
      .catch((error: unknown) => this.observability.logger.error(error, 'Deadlines'));
  }

  /** What is under way is finished before the stores close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }
}
