import { setImmediate as nextTurn } from 'node:timers/promises';

import { digestOf, type EventToAppend, eventId, isRejection } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { createWhistleRules } from '#rules';
import { whistle, type WhistleCommand, whistleIdOf, whistleStream } from '#whistle';

/** Limits end so long after the blow. */
export const DAY_MS = 86_400_000;
/** All within a second or so, one after the other: what is due together was raised about together. */
const RAISED_A_MS = 100;
const street = { account: 'street', organisation: 'street-1', role: 'street' };
const department = { account: 'dept', organisation: 'dept-1', role: 'department' };
const hours = (value: number) => ({ value, unit: '小时' as const });

export const rules = createWhistleRules([
  {
    pack: 'bench',
    version: '1',
    effectiveFrom: '2026-01-01',
    source: 'bench',
    kinds: [
      {
        kind: 'emergency',
        name: '应急哨',
        levels: ['street'],
        limits: { acknowledge: hours(1), arrive: hours(2), resolve: hours(24), overall: hours(24) },
      },
    ],
  },
]);
const directory = {
  responder: () => ({ kind: 'department' as const }),
  streetOf: (id: string) => id,
};

/** A summons as most open ones are: acknowledged, on site, and not resolved when time is up. */
const LIFE: readonly [WhistleCommand, typeof street][] = [
  [
    {
      type: 'RaiseWhistle',
      kind: 'emergency',
      level: 'street',
      title: '路口污水外溢',
      description: '雨后路口污水井反涌，影响两个小区居民出行，需要排水与市政到场处置。',
      place: { address: '新河路 18 号', regionCode: '990101001001', longitude: 116, latitude: 39 },
      category: '1101',
      channel: 'grid-patrol',
      street: 'street-1',
      lead: 'dept-1',
      assisting: [],
      informed: [],
    },
    street,
  ],
  [{ type: 'AcknowledgeSummons', summons: 1, person: '李建国' }, department],
  [{ type: 'ArriveOnSite', summons: 1, person: '李建国', evidence: [] }, department],
];

const commandIdOf = (index: number, step: number): string =>
  `00000000-${step.toString(16).padStart(4, '0')}-8000-8000-${index.toString(16).padStart(12, '0')}`;

/** Milliseconds from the first blow to this one. */
export const raisedAfter = (index: number): number => Math.floor(index / RAISED_A_MS);

/** The events of the life of one whistle, all of one time. */
function eventsOf(index: number, firstRaised: number): EventToAppend[] {
  let state = whistle.initialState;
  const now = new Date(firstRaised + raisedAfter(index)).toISOString();
  return LIFE.flatMap(([command, acting], step) => {
    const decision = whistle.decide(command, state, { now, acting, rules, directory });
    if (isRejection(decision)) throw new Error(decision.rejected);
    state = decision.reduce(whistle.evolve, state);
    const commandId = commandIdOf(index, step);
    const said = { commandId, command: command.type, digest: digestOf(command) };
    const metadata = { ...said, correlationId: commandId, actor: acting };
    return decision.map(({ type, data }, at): EventToAppend => ({
      id: eventId(commandId, at),
      type,
      data,
      metadata,
      version: 1,
    }));
  });
}

/**
 * So many whistles, each with one open summons and two limits that end a day after its blow: all within
 * the same second or so.
 */
export async function writeOverdue(
  log: EventStore,
  whistles: number,
  firstRaised: number,
): Promise<void> {
  for (let from = 0; from < whistles; from += 1_000) {
    // Appended as people's commands are, one commit for many: what is only copied carries no chain.
    const appends = Array.from({ length: Math.min(1_000, whistles - from) }, (_, at) => {
      const stream = whistleStream(whistleIdOf(commandIdOf(from + at, 0)));
      return log.append(stream, 'no-stream', eventsOf(from + at, firstRaised));
    });
    await Promise.all(appends);
    await nextTurn();
  }
}
