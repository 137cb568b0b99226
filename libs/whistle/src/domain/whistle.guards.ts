import { reject, type Rejection } from '#event-sourcing';
import {
  COMMAND_CENTRE_ROLE,
  SYSTEM_ROLE,
  type WhistleContext,
  type WhistleDirectory,
} from './whistle.context.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Authority } from './whistle.events.js';
import { isActive, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

type Refused = Rejection<WhistleRejection>;

/** As people call an organisation. */
export const nameOf = (organisation: string, directory: WhistleDirectory): string =>
  directory.nameOf?.(organisation) ?? organisation;

export const isRefused = (value: object): value is Refused => 'rejected' in value;

/** Refuses unless the whistle exists and is open. */
export function whenOpen(state: Whistle): Refused | undefined {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  if (state.status !== 'open') return reject('WHISTLE_NOT_OPEN', { status: state.status });
  return undefined;
}

/** Whether the actor's organisation is this one, or the one that succeeds it. */
const isOrSucceeds = ({ acting, directory }: WhistleContext, organisation: string): boolean =>
  acting.organisation === organisation ||
  directory.actsFor?.(acting.organisation, organisation) === true;

/** Names whose it is, or who decides. */
export const notYours = (organisation: string, { directory }: WhistleContext): Refused =>
  reject('NOT_YOUR_ORGANISATION', { organisation, name: nameOf(organisation, directory) });

const ownsWhistle = (state: Whistle, context: WhistleContext): boolean =>
  isOrSucceeds(context, state.street) || isOrSucceeds(context, state.raisedBy);

/** The street (or the community that blew), or the district command centre on its behalf. */
export function whenStreet(state: Whistle, context: WhistleContext): Refused | undefined {
  const { role } = context.acting;
  if (role === COMMAND_CENTRE_ROLE || ownsWhistle(state, context)) return undefined;
  return notYours(state.street, context);
}

/** The street itself: ratings are nobody else's. */
export function whenRatingStreet(state: Whistle, context: WhistleContext): Refused | undefined {
  const owns = ownsWhistle(state, context);
  return owns ? undefined : notYours(state.street, context);
}

/** Refuses unless the departments have been called. */
export const whenSounded = (state: Whistle): Refused | undefined =>
  whenOpen(state) ?? (state.stage === 'sounded' ? undefined : reject('NOT_SOUNDED'));

/** The district command centre. */
export function whenCentre({ acting }: WhistleContext): Refused | undefined {
  if (acting.role === COMMAND_CENTRE_ROLE) return undefined;
  return reject('NOT_YOUR_ORGANISATION', { organisation: '区级指挥中心' });
}

/** Whoever the rules give the say: the street itself, or the command centre. */
export function whenAuthority(
  state: Whistle,
  by: Authority,
  context: WhistleContext,
): Refused | undefined {
  if (by === 'command-centre') return whenCentre(context);
  const { role } = context.acting;
  if (role === COMMAND_CENTRE_ROLE || isOrSucceeds(context, state.street)) return undefined;
  return notYours(state.street, context);
}

/** The service itself. */
export function whenSystem({ acting }: WhistleContext): Refused | undefined {
  return acting.role === SYSTEM_ROLE ? undefined : reject('SYSTEM_ONLY');
}

/** The summons that a command names. */
export function findSummons(state: Whistle, no: number): Summons | Refused {
  return state.summonses.find((s) => s.no === no) ?? reject('SUMMONS_NOT_FOUND', { summons: no });
}

/** The summons that a command names, still obliged, in an open whistle. */
export function activeSummons(state: Whistle, no: number): Summons | Refused {
  const refused = whenOpen(state);
  if (refused) return refused;
  const summons = findSummons(state, no);
  if (isRefused(summons) || isActive(summons)) return summons;
  return reject('SUMMONS_ENDED', { summons: no });
}

/** As {@link activeSummons}, for the summoned department's own people, or its successor's. */
export function ownSummons(state: Whistle, no: number, context: WhistleContext): Summons | Refused {
  const summons = activeSummons(state, no);
  if (isRefused(summons) || isOrSucceeds(context, summons.department)) return summons;
  return notYours(summons.department, context);
}

/** As {@link activeSummons}, for the street that blew. */
export function streetsSummons(
  state: Whistle,
  no: number,
  context: WhistleContext,
): Summons | Refused {
  const summons = activeSummons(state, no);
  if (isRefused(summons)) return summons;
  return whenStreet(state, context) ?? summons;
}

/** The fields that every event of a summons carries. */
export const of = (summons: Summons, { now }: WhistleContext) => ({
  at: now,
  summons: summons.no,
  department: summons.department,
});
