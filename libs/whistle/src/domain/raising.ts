import { reject } from '#event-sourcing';
import { callOf, areOwnAgencies, kindInForce, refuseCall, summonAll } from './whistle.calling.js';
import { COMMAND_CENTRE_ROLE, type KindRule, type WhistleContext } from './whistle.context.js';
import type {
  Call,
  Gate,
  WhistleRaised,
  IntakeChannel,
  Officeholder,
  Place,
  ResidentContact,
  WhistleLevel,
} from './whistle.events.js';
import { isRefused, refuseStranger } from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

/** 吹哨: call departments to a problem that cannot be solved alone. */
export interface RaiseWhistle extends Call {
  readonly type: 'RaiseWhistle';
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly title: string;
  readonly description: string;
  readonly place: Place;
  readonly category: string;
  readonly channel: IntakeChannel;
  readonly contact?: ResidentContact;
  readonly street: string;
  readonly source?: { readonly system: string; readonly reference: string };
  /** Whose initiative it is, where the kind asks for it. */
  readonly initiators?: readonly Officeholder[];
  /** 复哨: earlier whistles about the same problem. */
  readonly previous?: readonly string[];
}

/** The steps between the blow and the summonses. */
export type Gates = Pick<WhistleRaised['data'], 'call' | 'review' | 'dispatch'>;

/** Dispatch by the command centre, where the kind requires it and the street may not call directly. */
export function dispatchGate(
  call: Call,
  street: string,
  kind: KindRule,
  context: WhistleContext,
): Gate | undefined {
  const { dispatch } = kind.policy;
  const direct =
    context.acting.role === COMMAND_CENTRE_ROLE || areOwnAgencies(call, street, context);
  if (!dispatch || direct) return undefined;
  const { by, limit } = dispatch;
  return { by, ...(limit && { clock: context.rules.start(limit, kind.rule, context.now) }) };
}

export function gatesOf(
  call: Call,
  street: string,
  kind: KindRule,
  context: WhistleContext,
): Gates {
  const { review } = kind.policy;
  if (review) {
    const { by, post, limit } = review;
    const gate = {
      by,
      ...(post !== undefined && { post }),
      ...(limit && { clock: context.rules.start(limit, kind.rule, context.now) }),
      applicant: context.acting.account,
    };
    return { call: callOf(call), review: gate };
  }
  const dispatch = dispatchGate(call, street, kind, context);
  return dispatch ? { call: callOf(call), dispatch } : {};
}

function refuseRaiser(command: RaiseWhistle, context: WhistleContext): WhistleRefusal | undefined {
  const { acting, directory } = context;
  if (directory.streetOf(command.street) !== command.street)
    return reject('STREET_UNKNOWN', { street: command.street });
  if (acting.role === COMMAND_CENTRE_ROLE) return undefined;
  if (directory.streetOf(acting.organisation) !== command.street)
    return refuseStranger(command.street, context);
  // A street may blow for its communities, a community only for itself, and only the command centre
  // for the district.
  const { kind, level } = command;
  const own =
    level === 'community' || (level === 'street' && acting.organisation === command.street);
  return own ? undefined : reject('LEVEL_NOT_ALLOWED', { kind, level });
}

function refuseByRule(
  { kind, level, initiators = [] }: RaiseWhistle,
  { policy }: KindRule,
): WhistleRefusal | undefined {
  const { levels } = policy;
  if (!levels.includes(level))
    return reject('LEVEL_NOT_ALLOWED', { kind, level, allowed: levels.join(',') });
  const missing = (policy.initiators ?? []).filter(
    (post) => !initiators.some((person) => person.post === post),
  );
  return missing.length === 0
    ? undefined
    : reject('INITIATORS_REQUIRED', { posts: missing.join('、') });
}

/** A street repeats its own whistles, and those of a street that it has succeeded; the district any. */
function refusePrevious(
  { previous = [], street }: RaiseWhistle,
  { related, acting, directory }: WhistleContext,
): WhistleRefusal | undefined {
  const isTheirs = (id: string): boolean => {
    const found = related?.get(id);
    if (!found || found.status === 'none') return false;
    if (acting.role === COMMAND_CENTRE_ROLE || found.street === street) return true;
    return directory.actsFor?.(street, found.street) === true;
  };
  const unknown = previous.find((id) => !isTheirs(id));
  return unknown === undefined ? undefined : reject('PREVIOUS_UNKNOWN', { whistle: unknown });
}

function raisedEvent(
  command: RaiseWhistle,
  kind: KindRule,
  context: WhistleContext,
): WhistleRaised {
  const { title, description, place, category, channel, street, level } = command;
  const { contact, source, initiators = [], previous = [] } = command;
  return {
    type: 'WhistleRaised',
    data: {
      at: context.now,
      kind: command.kind,
      level,
      title,
      description,
      place,
      category,
      channel,
      street,
      ...(contact && { contact }),
      raisedBy: context.acting.organisation,
      rule: kind.rule,
      ...(kind.overall && { overall: kind.overall }),
      ...(source && { source }),
      ...(initiators.length > 0 && { initiators }),
      ...(previous.length > 0 && { previous }),
      ...gatesOf(command, street, kind, context),
    },
  };
}

function raiseWhistle(
  command: RaiseWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  if (state.status !== 'none') return reject('WHISTLE_EXISTS');
  const kind = kindInForce(command, context);
  if (isRefused(kind)) return kind;
  const refused =
    refuseByRule(command, kind) ??
    refuseRaiser(command, context) ??
    refuseCall(command, command.street, context) ??
    refusePrevious(command, context);
  if (refused) return refused;
  const blown = raisedEvent(command, kind, context);
  return blown.data.call ? [blown] : [blown, ...summonAll(command, 'raised', kind, context.now)];
}

/** 吹哨: the commands of this phase and what each leads to. */
export const raising = {
  RaiseWhistle: raiseWhistle,
};
