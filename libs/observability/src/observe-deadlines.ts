import type { JsonLogger } from './logs/json-logger.js';
import type { DeadlineMetrics } from './metrics/deadline-metrics.js';

interface Instruments {
  readonly logger: JsonLogger;
  readonly metrics: { readonly deadlines: DeadlineMetrics };
}

interface FiredDeadline {
  readonly what: string;
  readonly clock: string;
}

/** Measures the automation of deadlines and logs its failures: ids, no content. */
export const observeDeadlines = ({ logger, metrics: { deadlines } }: Instruments) => ({
  fired(deadline: FiredDeadline, events: readonly string[], lateSeconds: number): void {
    deadlines.recordFired(deadline, lateSeconds);
    for (const event of events) deadlines.countEvent(event);
  },
  overdue: (whistles: number, setAside: number): void => deadlines.setWaiting(whistles, setAside),
  failed(error: unknown, whistle?: { readonly whistleId: string; readonly aside: boolean }): void {
    deadlines.countFailure();
    if (whistle?.aside)
      logger.warn(
        `期限多次触发失败，暂时搁置，每小时再试 deadlines set aside: whistle ${whistle.whistleId}`,
        'Deadlines',
      );
    logger.error(error, 'Deadlines');
  },
});
