import type { Recorded } from '#event-sourcing';
import type {
  Call,
  JointEnforcementCalled,
  JointEnforcementConcluded,
  WhistleEvent,
} from '../../domain/whistle.events.js';

/** 联合执法, and how it ended. */
export interface EnforcementDetail {
  readonly called: JointEnforcementCalled['data'];
  readonly concluded: JointEnforcementConcluded['data'] | undefined;
}

/** What a whistle itself does not keep, as only its page has a use for it. */
export interface WhistleProcedure {
  /** Whom it asked for last; undefined where it sounded at once. */
  readonly call: Call | undefined;
  readonly enforcements: readonly EnforcementDetail[];
  /** Who takes over by the ruling on a decline, by ordinal of the summons. */
  readonly replacements: ReadonlyMap<number, string>;
}

type Of<T extends WhistleEvent['type']> = Extract<Recorded<WhistleEvent>, { readonly type: T }>;

const ofType =
  <T extends WhistleEvent['type']>(...types: readonly T[]) =>
  (event: Recorded<WhistleEvent>): event is Of<T> =>
    (types as readonly string[]).includes(event.type);

export function whistleProcedure(events: readonly Recorded<WhistleEvent>[]): WhistleProcedure {
  const asked = events.filter(ofType('WhistleRaised', 'WhistleResubmitted'));
  const concluded = events.filter(ofType('JointEnforcementConcluded'));
  const upheld = events.filter(ofType('DeclineUpheld'));
  return {
    call: asked.findLast(({ data }) => data.call)?.data.call,
    enforcements: events.filter(ofType('JointEnforcementCalled')).map(({ data: called }) => ({
      called,
      concluded: concluded.find(({ data }) => data.enforcement === called.enforcement)?.data,
    })),
    replacements: new Map(
      upheld.flatMap(({ data: { summons, replacement } }) =>
        replacement === undefined ? [] : [[summons, replacement] as const],
      ),
    ),
  };
}
