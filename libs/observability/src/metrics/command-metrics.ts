import { Counter, Histogram, type Registry } from 'prom-client';

import type { ObservedOutcome } from '#event-sourcing';

/** In seconds: from a decision in memory to a store in trouble. */
export const LATENCY_BUCKETS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** Commands by name and outcome. */
export class CommandMetrics {
  private readonly handled: Counter<'command' | 'outcome' | 'code'>;
  private readonly duration: Histogram<'command'>;
  private readonly conflicts: Counter<'command'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.handled = new Counter({
      name: 'shaodao_commands_total',
      help: 'Commands handled; outcome is accepted, deduplicated, rejected (with its code) or failed',
      labelNames: ['command', 'outcome', 'code'],
      registers,
    });
    this.duration = new Histogram({
      name: 'shaodao_command_duration_seconds',
      help: 'From the command to its outcome, the append included',
      labelNames: ['command'],
      buckets: LATENCY_BUCKETS,
      registers,
    });
    this.conflicts = new Counter({
      name: 'shaodao_command_conflicts_total',
      help: 'Appends that found their stream moved on, so that the command was decided again',
      labelNames: ['command'],
      registers,
    });
  }

  recordOutcome(command: string, seconds: number, settled: ObservedOutcome): void {
    const rejected = settled.outcome === 'rejected';
    const quiet = !rejected && settled.deduplicated;
    const code = rejected ? settled.rejection.rejected : '';
    this.handled.inc({ command, outcome: quiet ? 'deduplicated' : settled.outcome, code });
    this.duration.observe({ command }, seconds);
  }

  recordFailure(command: string, seconds: number): void {
    this.handled.inc({ command, outcome: 'failed', code: '' });
    this.duration.observe({ command }, seconds);
  }

  recordConflict(command: string): void {
    this.conflicts.inc({ command });
  }
}
