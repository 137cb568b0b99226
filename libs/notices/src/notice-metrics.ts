import { Counter, Gauge, type Registry } from 'prom-client';
import type { Clock } from '#event-sourcing';
import { outboxFigures, type OutboxFigures } from './outbox/delivery-log.js';
import type { OutboxDb } from './outbox/outbox.tables.js';
import { skippedCount } from './outbox/setting-aside.js';

type ReadFigures = () => Promise<OutboxFigures | undefined>;

/**
 * Registers the Prometheus metrics of notices. They are read from the outbox at each scrape, so every
 * process that shares it reports the same figures, also after a restart.
 */
export function measureNotices(registry: Registry, outbox: OutboxDb, clock: Clock): void {
  let asked: ReturnType<ReadFigures> | undefined;
  // All metrics of a scrape share one query.
  const ask: ReadFigures = () => {
    asked ??= outboxFigures(outbox, clock.now())
      .catch(() => undefined)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  countDeliveries([registry], ask);
  const gauge = gaugeOf([registry], ask);
  gauge('shaodao_notices_due', 'Deliveries that wait to be sent', ({ due }) => due);
  gauge('shaodao_notices_dead', 'Dead letters', ({ dead }) => dead);
  const skipped = 'Events of which something could not be told, and was set aside';
  gauge('shaodao_notices_skipped_events', skipped, (figures) => figures.skipped);
  gauge('shaodao_notices_oldest_due_seconds', 'How long the oldest is overdue', ({ oldest }) =>
    oldest ? Math.max(0, Date.parse(clock.now()) - Date.parse(oldest)) / 1_000 : 0,
  );
}

const gaugeOf =
  (registers: Registry[], ask: ReadFigures) =>
  (name: string, help: string, measure: (figures: OutboxFigures) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const figures = await ask();
        // Without an answer the metric is removed, because a stale figure would look like a current one.
        if (figures) this.set(measure(figures));
        else this.remove();
      },
    });

function countDeliveries(registers: Registry[], ask: ReadFigures): void {
  new Counter({
    name: 'shaodao_notice_deliveries_total',
    help: 'Attempts by outcome (sent, failed), dead letters and what was dropped as over, since the outbox was made',
    labelNames: ['channel', 'outcome'],
    registers,
    async collect() {
      const figures = await ask();
      this.reset();
      for (const { channel, outcome, total } of figures?.totals ?? [])
        this.inc({ channel, outcome }, total);
    },
  });
}

/**
 * State of notices for the health endpoint. Events set aside wait for an operator and do not make the
 * process unready. Never throws.
 */
export async function noticesHealth(
  outbox: OutboxDb,
): Promise<Readonly<Record<string, string | number>>> {
  try {
    const skippedEvents = await skippedCount(outbox);
    return { state: skippedEvents === 0 ? 'ok' : 'degraded', skippedEvents };
  } catch {
    return { state: 'unavailable' };
  }
}
