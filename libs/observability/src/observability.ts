import { type CommandObserver, observeCommands } from '#event-sourcing';
import type { EventStore } from '#event-store';

import { Readiness, type Watched } from './health/readiness.js';
import { JsonLogger } from './logs/json-logger.js';
import { Metrics } from './metrics/metrics.js';
import { observeAppends, observeDamage, observeFollowing } from './observe-event-store.js';
import type { Answer } from './record-operation.js';
import { type ObservabilitySettings, readObservability } from './settings.js';
import { startTracing } from './traces/start-tracing.js';
import type { Tracing } from './traces/tracing.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Metrics, logs, traces and readiness of one process. */
export class Observability {
  readonly metrics = new Metrics();
  readonly readiness = new Readiness();
  /** Who wants to know of every operation that was answered. */
  answered: ((answer: Answer) => void) | undefined;
  private readonly stopObserving: () => void;

  private constructor(
    readonly settings: ObservabilitySettings,
    readonly logger: JsonLogger,
    readonly tracing: Tracing | undefined,
  ) {
    this.stopObserving = observeCommands(this.observeCommand);
  }

  /**
   * @param service name of the process in logs and traces, for example `api`
   * @throws ConfigurationError naming the variable
   */
  static async start(service: string, env: Environment): Promise<Observability> {
    const settings = readObservability(env);
    const logger = new JsonLogger(service, settings.logLevel);
    return new Observability(settings, logger, await startTracing(service, settings.tracesTo));
  }

  /** Measures and traces appends to a log, and reports its damaged streams. */
  observe<Store extends EventStore>(store: Store): Store {
    const { damaged, writes } = this.readiness;
    const say = (line: string) => this.logger.error(line);
    return observeAppends(observeDamage(store, { damaged, writes, say }), this);
  }

  /** Traces the followers of a log. */
  observeFollowing<Store extends EventStore>(store: Store): Store {
    return observeFollowing(store, this.tracing);
  }

  /** The page for Prometheus. */
  metricsPage(watched: Pick<Watched, 'readStore'>): Promise<string> {
    return this.metrics.page(() => this.readiness.status(watched));
  }

  /** Sends the remaining traces. */
  async stop(): Promise<void> {
    this.stopObserving();
    await this.tracing?.stop();
  }

  private readonly observeCommand: CommandObserver = (command, handle) =>
    this.tracing
      ? this.tracing.span(`command ${command}`, { 'shaodao.command': command }, () =>
          this.measureCommand(command, handle),
        )
      : this.measureCommand(command, handle);

  private readonly measureCommand: CommandObserver = async (command, handle) => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1_000;
    try {
      const outcome = await handle();
      this.metrics.commands.recordOutcome(command, seconds(), outcome);
      return outcome;
    } catch (error) {
      this.metrics.commands.recordFailure(command, seconds());
      throw error;
    }
  };
}
