import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** In seconds: from normal polling to a service that was down for days. */
const LATENESS_BUCKETS = [
  0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600, 86_400, 604_800,
];

/** Which moment of a clock: a warning, the miss, an escalation step or the end of a pause. */
interface Moment {
  readonly what: string;
  readonly clock: string;
}

const OVERDUE = {
  name: 'shaodao_deadline_overdue_whistles',
  help: 'Whistles with a deadline that has come and has not fired yet; 0 where another process fires',
};
const SET_ASIDE = {
  name: 'shaodao_deadline_set_aside_whistles',
  help: 'Whistles whose deadlines could not be fired again and again; they are tried every hour',
};

/** Deadlines fired by the automation, and how late. */
export class DeadlineMetrics {
  private readonly lateness: Histogram<'what' | 'clock'>;
  private readonly events: Counter<'event'>;
  private readonly overdue: Gauge;
  private readonly setAside: Gauge;
  private readonly failures: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.lateness = new Histogram({
      name: 'shaodao_deadline_lateness_seconds',
      help: 'From the moment of a deadline to the commit of its first event; what is warn, miss, rung or end-pause',
      labelNames: ['what', 'clock'],
      buckets: LATENESS_BUCKETS,
      registers,
    });
    this.events = new Counter({
      name: 'shaodao_deadline_events_total',
      help: 'Events that were written because a deadline had come',
      labelNames: ['event'],
      registers,
    });
    this.overdue = new Gauge({ ...OVERDUE, registers });
    this.setAside = new Gauge({ ...SET_ASIDE, registers });
    this.failures = new Counter({
      name: 'shaodao_deadline_failures_total',
      help: 'Attempts to fire deadlines that failed',
      registers,
    });
  }

  recordFired({ what, clock }: Moment, lateSeconds: number): void {
    this.lateness.observe({ what, clock }, Math.max(0, lateSeconds));
  }

  countEvent(event: string): void {
    this.events.inc({ event });
  }

  setWaiting(overdue: number, setAside: number): void {
    this.overdue.set(overdue);
    this.setAside.set(setAside);
  }

  countFailure(): void {
    this.failures.inc();
  }
}
