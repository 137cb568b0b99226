import type { SummonsEvent } from './summons.events.js';
import {
  type Decline,
  type Extension,
  type Pause,
  type PauseRequest,
  pendingPauseRequest,
  pendingDecline,
  pendingExtension,
  type Rating,
  type Summons,
  type Supervision,
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

/** A ruling, a pause or an extension that is still asked for lapses. */
export function settle(summons: Summons): Summons {
  const isAsked = pendingExtension(summons) !== undefined;
  const pauseRequests = lapsePauseRequest(summons);
  const isPauseAsked = pauseRequests !== summons.pauseRequests;
  if (!isAsked && !isPauseAsked && !pendingDecline(summons)) return summons;
  const extensions = isAsked ? answer(summons, { outcome: 'lapsed' }) : summons.extensions;
  return { ...summons, decline: lapseDecline(summons), extensions, pauseRequests };
}

type PauseRequests = readonly PauseRequest[];

export const pauseRequestOf = ({ at, reason, until, by }: Of<'PauseRequested'>): PauseRequest => ({
  at,
  reason,
  until,
  by,
  outcome: 'pending',
  answeredAt: undefined,
  refusedBecause: undefined,
});

/** The request that waits with its answer; the same where none does. */
export function answerPauseRequest(
  summons: Pick<Summons, 'pauseRequests'>,
  answered: Partial<PauseRequest>,
): PauseRequests {
  const pending = pendingPauseRequest(summons);
  const { pauseRequests } = summons;
  return pending ? [...pauseRequests.slice(0, -1), { ...pending, ...answered }] : pauseRequests;
}

export const lapsePauseRequest = (summons: Pick<Summons, 'pauseRequests'>): PauseRequests =>
  answerPauseRequest(summons, { outcome: 'lapsed' });

export const supervisionOf = ({
  at,
  step,
  cause,
  reason,
}: Of<'SupervisionIssued'>): Supervision => ({ at, step, cause, reason, answer: undefined });

/** 督办 with the department’s answer to it. */
export const answerSupervision = (
  { supervisions }: Pick<Summons, 'supervisions'>,
  { supervision: no, at, plan, doneBy }: Of<'SupervisionAnswered'>,
): readonly Supervision[] =>
  supervisions.map((one, index) =>
    index === no - 1 ? { ...one, answer: { at, plan, doneBy } } : one,
  );

export const extensionOf = ({
  at,
  extension,
  reason,
  by,
}: Of<'ExtensionRequested'>): Extension => ({
  at,
  extension,
  granted: undefined,
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
