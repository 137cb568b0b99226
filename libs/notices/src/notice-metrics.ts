import { Counter, Gauge, type Registry } from 'prom-client';
import type { Clock } from '#event-sourcing';
import { outboxFigures, type OutboxFigures } from './outbox/delivery-log.js';
import type { OutboxDb } from './outbox/outbox.tables.js';

/**
 * Notices for Prometheus, read from the outbox when it asks: the same on every process that shares it,
 * and still right after a restart.
 */
export function measureNotices(registry: Registry, outbox: OutboxDb, clock: Clock): void {
  const registers = [registry];
  const show = gauges(registers, clock);
  new Counter({
    name: 'shaodao_notice_deliveries_total',
    help: 'Attempts by outcome (sent, failed) and dead letters, since the outbox was made',
    labelNames: ['channel', 'outcome'],
    registers,
    async collect() {
      const figures = await outboxFigures(outbox, clock.now()).catch(() => undefined);
      this.reset();
      if (!figures) return;
      show(figures);
      for (const { channel, outcome, total } of figures.totals)
        this.inc({ channel, outcome }, total);
    },
  });
}

function gauges(registers: Registry[], clock: Clock): (figures: OutboxFigures) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const due = gauge('shaodao_notices_due', 'Deliveries that wait to be sent');
  const dead = gauge('shaodao_notices_dead', 'Dead letters');
  const skipped = gauge(
    'shaodao_notices_skipped_events',
    'Events of which no notice could be made',
  );
  const oldest = gauge('shaodao_notices_oldest_due_seconds', 'How long the oldest is overdue');
  return (figures) => {
    due.set(figures.due);
    dead.set(figures.dead);
    skipped.set(figures.skipped);
    const late = figures.oldest ? Date.parse(clock.now()) - Date.parse(figures.oldest) : 0;
    oldest.set(Math.max(0, late) / 1_000);
  };
}
