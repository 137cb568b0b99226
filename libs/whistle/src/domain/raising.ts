import { reject } from '#event-sourcing';
import { callOf, areOwnAgencies, kindInForce, refuseCall, summonAll } from './whistle.calling.js';
import { COMMAND_CENTRE_ROLE, type KindRule, type WhistleContext } from './whistle.context.js';
import type {
  Call,
  Evidenced,
  Gate,
  WhistleRaised,
  IntakeChannel,
  Place,
  ResidentContact,
  WhistleLevel,
} from './whistle.events.js';
import { evidencedBy } from './shown-evidence.js';
import { postsHeld, signedAs } from './signing.js';
import { isRefused, refuseStranger } from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

/** 吹哨: call departments to a problem that cannot be solved alone. */
export interface RaiseWhistle extends Call, Evidenced {
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
  /** 复哨: earlier whistles about the same problem. */
  readonly previous?: readonly string[];
}

/** The steps between the blow and the summonses. */
export type Gates = Pick<
  WhistleRaised['data'],
  'initiators' | 'call' | 'initiation' | 'review' | 'dispatch'
>;

/** Whose whistle it is, and who applied for it. */
interface Applied {
  readonly street: string;
  /** The account that may not review it. */
  readonly applicant: string;
}

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

/**
 * What stands before the departments are called. First come the leaders whose initiative the kind asks for
 * (鼓楼): who blows signs by his own posts, and each of the others has to confirm by himself.
 */
export function gatesOf(
  call: Call,
  street: string,
  kind: KindRule,
  context: WhistleContext,
): Gates {
  const { initiators: required = [] } = kind.policy;
  const held = postsHeld(required, 'street', street, context);
  const awaiting = required.filter((post) => !held.includes(post));
  const applicant = context.acting.account;
  const signed = held.map((post) => signedAs(post, context));
  const further =
    awaiting.length > 0
      ? { call: callOf(call), initiation: { awaiting, applicant } }
      : furtherGates(call, { street, applicant }, kind, context);
  return { ...(signed.length > 0 && { initiators: signed }), ...further };
}

/** Review, or else dispatch, where the kind asks for it; none where departments are called at once. */
export function furtherGates(
  call: Call,
  { street, applicant }: Applied,
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
      applicant,
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
  { kind, level }: RaiseWhistle,
  { policy: { levels } }: KindRule,
): WhistleRefusal | undefined {
  if (levels.includes(level)) return undefined;
  return reject('LEVEL_NOT_ALLOWED', { kind, level, allowed: levels.join(',') });
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
  const { contact, source, previous = [] } = command;
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
      ...(previous.length > 0 && { previous }),
      ...evidencedBy(command),
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
