import { Gauge, type Registry } from 'prom-client';

import type { ProjectionStatus } from '#read-store';

type Measure = (status: ProjectionStatus) => number | undefined;

/** Progress of a build, 0 to 1; 0 if unknown, 1 if nothing is being built. */
function builtRatio({ build }: ProjectionStatus): number {
  if (!build) return 1;
  const left = build.rate * (build.etaSeconds ?? Infinity);
  return Number.isFinite(left) && build.events > 0 ? build.events / (build.events + left) : 0;
}

const MEASURES: readonly (readonly [name: string, help: string, measure: Measure])[] = [
  [
    'lag_events',
    'Events of the log not considered yet; absent where the log does not number them (EventStoreDB)',
    ({ lag }) => lag.events,
  ],
  ['lag_seconds', 'Age of the oldest event not considered yet', ({ lag }) => lag.seconds],
  ['parked_streams', 'Streams set aside because an event cannot be applied', (s) => s.parked],
  ['live', '1 while queries are answered', ({ state }) => (state === 'live' ? 1 : 0)],
  ['applied_events', 'Events applied to the live generation', ({ applied }) => applied],
  ['events_per_second', 'Pace of the runner, smoothed', ({ rate }) => rate],
  ['generation', 'Number of the live generation', ({ generation }) => generation ?? 0],
  ['building', '1 while a generation is being built', ({ build }) => (build ? 1 : 0)],
  ['build_progress_ratio', 'What the build has behind it, 0 to 1; 1 with no build', builtRatio],
  ['build_remaining_seconds', 'Estimate until it is built', (s) => s.build?.etaSeconds ?? 0],
  ['failing', '1 while the last batch could not be applied', (s) => (s.lastFailure ? 1 : 0)],
];

/**
 * State of the read models at the time of the request; the same on every process that shares them.
 */
export class ProjectionMetrics {
  private readonly up: Gauge;
  private readonly gauges: readonly (readonly [Gauge<'projection'>, Measure])[];

  constructor(registry: Registry) {
    const registers = [registry];
    const labelNames = ['projection'] as const;
    this.up = new Gauge({
      name: 'shaodao_read_store_up',
      help: '1 while the state of the read models can be asked for',
      registers,
    });
    this.gauges = MEASURES.map(([name, help, measure]) => [
      new Gauge({ name: `shaodao_projection_${name}`, help, labelNames, registers }),
      measure,
    ]);
  }

  /**
   * @param projections undefined if they could not be read: old figures are removed, since they
   * would look current
   */
  show(projections: readonly ProjectionStatus[] | undefined): void {
    this.up.set(projections ? 1 : 0);
    for (const [gauge, measure] of this.gauges) {
      gauge.reset();
      for (const status of projections ?? []) {
        const value = measure(status);
        if (value !== undefined) gauge.set({ projection: status.name }, value);
      }
    }
  }
}
