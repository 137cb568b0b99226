import { type Decision, reject, type Rejection } from '#event-sourcing';
import { callOf, isOwnAgencies, kindInForce, refuseCall, summonAll } from './whistle.calling.js';
import type { RaiseWhistle } from './whistle.commands.js';
import { COMMAND_CENTRE_ROLE, type KindRule, type WhistleContext } from './whistle.context.js';
import type { Call, Gate, WhistleEvent, WhistleRaised } from './whistle.events.js';
import { isRefused, notYours } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** What stands between a blow and the summonses. */
export type Gates = Pick<WhistleRaised['data'], 'call' | 'review' | 'dispatch'>;

/** The command centre's dispatch, where the kind asks for it and the street may not call by itself. */
export function dispatchGate(
  call: Call,
  street: string,
  kind: KindRule,
  context: WhistleContext,
): Gate | undefined {
  const { dispatch } = kind.policy;
  const direct =
    context.acting.role === COMMAND_CENTRE_ROLE || isOwnAgencies(call, street, context);
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

function refuseRaiser(command: RaiseWhistle, context: WhistleContext): Refused | undefined {
  const { acting, directory } = context;
  if (directory.streetOf(command.street) !== command.street)
    return reject('STREET_UNKNOWN', { street: command.street });
  if (acting.role === COMMAND_CENTRE_ROLE) return undefined;
  if (directory.streetOf(acting.organisation) !== command.street)
    return notYours(command.street, context);
  // A street may blow for a community; a community blows its own whistle and no other, and the
  // district's is the command centre's.
  const { kind, level } = command;
  const own =
    level === 'community' || (level === 'street' && acting.organisation === command.street);
  return own ? undefined : reject('LEVEL_NOT_ALLOWED', { kind, level });
}

function refuseByRule(
  { kind, level, initiators = [] }: RaiseWhistle,
  { policy }: KindRule,
): Refused | undefined {
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
): Refused | undefined {
  const isTheirs = (id: string): boolean => {
    const found = related?.get(id);
    if (!found || found.status === 'none') return false;
    if (acting.role === COMMAND_CENTRE_ROLE || found.street === street) return true;
    return directory.actsFor?.(street, found.street) === true;
  };
  const unknown = previous.find((id) => !isTheirs(id));
  return unknown === undefined ? undefined : reject('PREVIOUS_UNKNOWN', { whistle: unknown });
}

function raised(command: RaiseWhistle, kind: KindRule, context: WhistleContext): WhistleRaised {
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

export function raiseWhistle(
  command: RaiseWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
  if (state.status !== 'none') return reject('WHISTLE_EXISTS');
  const kind = kindInForce(command, context);
  if (isRefused(kind)) return kind;
  const refused =
    refuseByRule(command, kind) ??
    refuseRaiser(command, context) ??
    refuseCall(command, command.street, context) ??
    refusePrevious(command, context);
  if (refused) return refused;
  const blown = raised(command, kind, context);
  return blown.data.call ? [blown] : [blown, ...summonAll(command, 'raised', kind, context.now)];
}
