import { randomUUID } from 'node:crypto';
import { type PeriodCommand, PeriodCommands, type ScorePeriod } from '#assessment';
import { DAY_MS, localDate } from '#calendar';
import { type Actor, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openWhistleRules } from '#rules';
import { whistle, type WhistleCommand } from '#whistle';

export const official: Actor = { account: '李考核', organisation: 'office', role: 'assessment' };

const later = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

const deliveryBy = (actor: Actor) => {
  const commandId = randomUUID();
  return { commandId, actor, correlationId: commandId };
};

/** What the assessment says about a period, so many days from now. */
export function sayTo(log: EventStore, period: ScorePeriod, command: PeriodCommand, days: number) {
  const now = later(days);
  const commands = new PeriodCommands({ log, clock: { now: () => now } });
  return commands.handle({ period, command, delivery: deliveryBy(official) });
}

export type Said = (command: PeriodCommand, days: number) => ReturnType<PeriodCommands['handle']>;

/** The first whistle of the log whose first summons was dispatched in the period. */
async function firstWhistle(log: EventStore, { from, to }: ScorePeriod) {
  const filter = { streamPrefixes: [whistle.prefix], types: ['DepartmentSummoned'] };
  const { events } = await log.readAll({ limit: 50_000, filter });
  for (const event of events.map(whistle.typed)) {
    if (event.type !== 'DepartmentSummoned' || event.data.summons !== 1) continue;
    const day = localDate(event.data.at);
    if (from <= day && day <= to)
      return { id: whistle.idOf(event.stream), department: event.data.department };
  }
  throw new Error('nobody was summoned in that period');
}

/** An appeal to exclude a summons as a duplicate: filed by its department, upheld by the assessment. */
export async function appealOf(log: EventStore, period: ScorePeriod) {
  const found = await firstWhistle(log, period);
  const rules = openWhistleRules({ pack: 'default' });
  const directory = {
    responder: () => ({ kind: 'department' }) as const,
    streetOf: () => undefined,
  };
  const step = async (command: WhistleCommand, acting: Actor, days: number) => {
    const context = { now: later(days), acting, rules, directory };
    const envelope = envelopeOf(command, deliveryBy(acting));
    const outcome = await whistle.handle(log, { id: found.id, command, context, envelope });
    expect(outcome).toMatchObject({ outcome: 'accepted' });
  };
  const filed: WhistleCommand = {
    type: 'FileAppeal',
    summons: 1,
    contested: { subject: 'exclusion', ground: 'duplicate' },
    reason: '与另一件重复',
    evidence: [{ reference: 'order', mediaType: 'application/pdf' }],
  };
  const by = { account: '王主任', organisation: found.department, role: 'department' };
  await step(filed, by, 6);
  const decided = { summons: 1, appeal: 1, outcome: 'upheld', reason: '属实' } as const;
  await step({ type: 'DecideAppeal', ...decided }, official, 7);
  return found;
}
