import { Counter, Gauge, type Registry } from 'prom-client';

const FAILING = {
  name: 'shaodao_retention_failing',
  help: 'Personal data whose time is over and that could not be erased, as of the last attempt; 0 where another process erases',
};
const APPLIED = {
  name: 'shaodao_retention_applied_timestamp_seconds',
  help: 'When this process last erased all that was due; 0 before that, and where another process erases',
};

/** Erasures by the rules of retention. */
export class RetentionMetrics {
  private readonly erased: Counter<'kind'>;
  private readonly failing: Gauge;
  private readonly applied: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.erased = new Counter({
      name: 'shaodao_retention_erased_total',
      help: 'Subjects erased because their time was over; kind is residents or auditDays',
      labelNames: ['kind'],
      registers,
    });
    this.failing = new Gauge({ ...FAILING, registers });
    this.applied = new Gauge({ ...APPLIED, registers });
  }

  countErased(kind: string, subjects: number): void {
    this.erased.inc({ kind }, subjects);
  }

  setFailing(failures: number): void {
    this.failing.set(failures);
  }

  setApplied(seconds: number): void {
    this.applied.set(seconds);
  }
}
