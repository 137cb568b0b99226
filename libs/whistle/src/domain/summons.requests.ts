import type { SummonsEvent } from './summons.events.js';
import {
  type Decline,
  type Extension,
  type Pause,
  pendingDecline,
  pendingExtension,
  type Rating,
  type Summons,
} from './summons.state.js';

type Of<T extends SummonsEvent['type']> = Extract<SummonsEvent, { type: T }>['data'];

export const declineOf = ({ at, reason, legalBasis, ruling }: Of<'SummonsDeclined'>): Decline => ({
  at,
  reason,
  legalBasis,
  ruling,
  outcome: 'pending',
  ruledAt: undefined,
  ruledBecause: undefined,
});

export function ruleOnDecline(
  { decline }: Summons,
  outcome: 'upheld' | 'overruled',
  { at, reason }: Of<'DeclineUpheld'>,
): Decline | undefined {
  return decline && { ...decline, outcome, ruledAt: at, ruledBecause: reason };
}

export function lapseDecline(summons: Summons): Decline | undefined {
  const pending = pendingDecline(summons);
  return pending ? { ...pending, outcome: 'lapsed' } : summons.decline;
}

/** A ruling or an extension that is still open lapses. */
export function settle(summons: Summons): Summons {
  const isAsked = pendingExtension(summons) !== undefined;
  if (!isAsked && !pendingDecline(summons)) return summons;
  const extensions = isAsked ? answer(summons, { outcome: 'lapsed' }) : summons.extensions;
  return { ...summons, decline: lapseDecline(summons), extensions };
}

export const extensionOf = ({
  at,
  extension,
  reason,
  by,
}: Of<'ExtensionRequested'>): Extension => ({
  at,
  extension,
  reason,
  by,
  outcome: 'pending',
  answeredAt: undefined,
  refusedBecause: undefined,
});

export function answer({ extensions }: Summons, answer: Partial<Extension>): readonly Extension[] {
  const last = extensions.at(-1);
  return last ? [...extensions.slice(0, -1), { ...last, ...answer }] : extensions;
}

export function ratingOf(data: Of<'DepartmentRated'>): Rating {
  const { at, satisfaction, responseSpeed, cooperation, implementation, comment } = data;
  return { at, satisfaction, responseSpeed, cooperation, implementation, comment };
}

export const pauseOf = ({ at: from, reason, until, approvedBy }: Of<'ClockPaused'>): Pause => ({
  from,
  to: undefined,
  reason,
  until,
  approvedBy,
});
