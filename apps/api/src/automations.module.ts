import {
  type BeforeApplicationShutdown,
  Inject,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Observability, observeDeadlines, observeEvidence, observeRetention } from '#observability';
import { READ_STORE, type ReadStore } from '#read-store';
import {
  type Configuration,
  eraseBySchedule,
  runAutomations,
  signCheckpoints,
  sweepEvidence,
} from '#runtime';
import { KEY_STORE, type KeyStore } from '#privacy';
import { WHISTLE_RULES, type WhistleRuleBook } from '#whistle';

import { CONFIGURATION } from './infrastructure.module.js';

/**
 * The automations of the embedded profile. They run on the main thread beside the requests, not on
 * the worker's: their appends share one writer and its group commits with those of people instead
 * of competing for the file's write lock.
 */
@Module({})
export class AutomationsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly observability: Observability,
    private readonly modules: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const { worker, automations } = this.configuration;
    if (worker === 'none' || !automations) return;
    this.running = this.run().catch((error: unknown) =>
      this.observability.logger.error(error, 'Deadlines'),
    );
  }

  /** Waits for running work before the stores close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const get = <T>(token: symbol) => this.modules.get<T>(token, { strict: false });
    const parts = {
      log: get<EventStore>(EVENT_STORE),
      reads: get<ReadStore>(READ_STORE),
      clock: get<Clock>(CLOCK),
      rules: get<WhistleRuleBook>(WHISTLE_RULES),
      observer: observeDeadlines(this.observability),
    };
    const { signal } = this.stop;
    const { log, reads, clock } = parts;
    const work = { log, reads, clock, keys: get<KeyStore>(KEY_STORE) };
    const { retention } = this.configuration;
    const { logger } = this.observability;
    const onError = (error: unknown) => logger.error(error, 'checkpoints');
    await Promise.all([
      runAutomations(parts, signal),
      retention.bySchedule
        ? eraseBySchedule(
            { ...work, observer: observeRetention(this.observability) },
            retention,
            signal,
          )
        : undefined,
      signCheckpoints(parts.log, process.env, { signal, onError }),
      this.sweep({ log, reads }, signal),
    ]);
  }

  private sweep(rooms: { log: EventStore; reads: ReadStore }, signal: AbortSignal): Promise<void> {
    const observer = observeEvidence(this.observability);
    return sweepEvidence(rooms, process.env, Object.assign({ signal }, observer));
  }
}
