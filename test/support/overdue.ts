import { randomUUID } from 'node:crypto';

import { type EventToAppend, eventId, isRejection, type RecordedEvent } from '#event-sourcing';
import { createWhistleRules, shippedRules } from '#rules';
import { whistle, whistleIdOf, whistleStream } from '#whistle';

const rules = createWhistleRules(shippedRules().filter(({ pack }) => pack === 'default'));
const directory = {
  responder: () => ({ kind: 'department' as const }),
  streetOf: (id: string) => id,
};

/** Of a whistle of {@link blownAt}: signing in time, arriving, resolving, and the whistle as a whole. */
export const DEADLINES_EACH = 4;

/**
 * An emergency that nobody has answered since, as its own command wrote it.
 * @param at ISO instant of the blow
 */
export function blownAt(
  at: string,
  called: { readonly street: string; readonly lead: string },
): { stream: string; events: EventToAppend[] } {
  const commandId = randomUUID();
  const acting = { account: 'clerk', organisation: called.street, role: 'street' };
  const decision = whistle.decide(
    {
      type: 'RaiseWhistle',
      kind: 'emergency',
      level: 'street',
      title: '路口污水外溢',
      description: '污水外溢',
      category: '1101',
      channel: 'grid-patrol',
      street: called.street,
      place: { address: '新河路 18 号', regionCode: '990101001001' },
      lead: called.lead,
      assisting: [],
      informed: [],
    },
    whistle.initialState,
    { now: at, acting, rules, directory },
  );
  if (isRejection(decision)) throw new Error(decision.rejected);
  const metadata = { commandId, command: 'RaiseWhistle', digest: '', correlationId: commandId };
  return {
    stream: whistleStream(whistleIdOf(commandId)),
    events: decision.map(({ type, data }, index) => ({
      id: eventId(commandId, index),
      type,
      data,
      version: 1,
      metadata: { ...metadata, actor: acting },
    })),
  };
}

/** Which deadline a `DeadlineMissed` says has passed. */
export function deadlineOf({ stream, data }: RecordedEvent): string {
  const { summons, clock, dueAt } = data as { summons: number; clock: string; dueAt: string };
  return `${stream} ${summons} ${clock} ${dueAt}`;
}
