import { isLocalDate, localDate } from '#calendar';
import { type Decision, digestOf, reject, type Rejection, streamFamily } from '#event-sourcing';
import type { RuleActivationEvent } from './rule-activation.events.js';
import { nameOfVersion } from './rule-book.js';
import type { WhistleRulePack } from './rule-pack.js';

/** Puts a version of a pack in force from a local date on. */
export interface ActivateRulePack {
  readonly type: 'ActivateRulePack';
  readonly pack: WhistleRulePack;
  readonly from: string;
  /** Must be given for a date before today. */
  readonly reason?: string;
}
/** Takes an activation back whose date is still to come. */
export interface RevokeRulePack {
  readonly type: 'RevokeRulePack';
  readonly from: string;
  readonly reason: string;
}
export type RuleActivationCommand = ActivateRulePack | RevokeRulePack;

/** Every reason for which a command on the rules is refused. Stable: clients act on them. */
export type RuleRejection =
  | 'RULES_DATE_INVALID'
  | 'RULES_DATE_PAST'
  | 'RULES_DATE_TAKEN'
  | 'RULES_VERSION_TAKEN'
  | 'RULES_NOT_ACTIVATED'
  | 'RULES_IN_FORCE';

interface Activation {
  readonly pack: WhistleRulePack;
  readonly from: string;
  readonly digest: string;
  readonly at: string;
  readonly reason?: string;
}

/** What the log says about rules. */
export interface Activations {
  /** By date, those that stand. */
  readonly standing: ReadonlyMap<string, Activation>;
  /** Every content that was ever activated, also if revoked, by `pack@version`. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface RuleActivationContext {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** The versions that files hold. */
  readonly files: readonly WhistleRulePack[];
}

type Decided = Decision<RuleActivationEvent, RuleRejection>;
type Refused = Rejection<RuleRejection>;

/** Fingerprint of what a version says: without its date, which the activation sets. */
export const rulesDigest = (pack: WhistleRulePack): string =>
  digestOf({ ...pack, $schema: undefined, effectiveFrom: undefined });

/** A version never changes its content: clocks refer to it by its name alone. */
function refuseOtherContent(
  pack: WhistleRulePack,
  { digests }: Activations,
  { files }: RuleActivationContext,
): Refused | undefined {
  const name = nameOfVersion(pack);
  const file = files.find((one) => nameOfVersion(one) === name);
  const known = digests.get(name) ?? (file && rulesDigest(file));
  if (known === undefined || known === rulesDigest(pack)) return undefined;
  return reject('RULES_VERSION_TAKEN', { version: name });
}

function refuseDate({ from, reason }: ActivateRulePack, now: string): Refused | undefined {
  if (!isLocalDate(from)) return reject('RULES_DATE_INVALID', { from });
  const today = localDate(now);
  return from < today && reason === undefined
    ? reject('RULES_DATE_PAST', { from, today })
    : undefined;
}

/** Whether all that the command says is on record, its reason too. */
const isStanding = ({ pack, reason }: ActivateRulePack, standing: Activation): boolean =>
  standing.digest === rulesDigest(pack) &&
  nameOfVersion(standing.pack) === nameOfVersion(pack) &&
  (reason === undefined || reason === standing.reason);

function activate(
  command: ActivateRulePack,
  state: Activations,
  context: RuleActivationContext,
): Decided {
  const { pack, from, reason } = command;
  const refused = refuseDate(command, context.now) ?? refuseOtherContent(pack, state, context);
  if (refused) return refused;
  const digest = rulesDigest(pack);
  const standing = state.standing.get(from);
  if (standing && isStanding(command, standing)) return [];
  if (standing) return reject('RULES_DATE_TAKEN', { from, version: nameOfVersion(standing.pack) });
  const data = {
    at: context.now,
    pack: pack.pack,
    version: pack.version,
    from,
    digest,
    content: pack,
    ...(reason !== undefined && { reason }),
  };
  return [{ type: 'RulePackActivated', data }];
}

function revoke(
  { from, reason }: RevokeRulePack,
  { standing }: Activations,
  { now }: RuleActivationContext,
): Decided {
  const found = standing.get(from);
  if (!found) return reject('RULES_NOT_ACTIVATED', { from });
  if (from <= localDate(now)) return reject('RULES_IN_FORCE', { from });
  const { pack, version } = found.pack;
  return [{ type: 'RulePackRevoked', data: { at: now, pack, version, from, reason } }];
}

function evolve(state: Activations, { type, data }: RuleActivationEvent): Activations {
  const standing = new Map(state.standing);
  if (type === 'RulePackRevoked') {
    standing.delete(data.from);
    return { ...state, standing };
  }
  const { content: pack, from, digest, at, reason } = data;
  standing.set(from, { pack, from, digest, at, ...(reason !== undefined && { reason }) });
  const digests = new Map(state.digests).set(nameOfVersion(pack), digest);
  return { standing, digests };
}

/** The rules of one district: one stream, changed a few times a year. */
export const ruleActivation = streamFamily<
  RuleActivationCommand,
  Activations,
  RuleActivationEvent,
  RuleRejection,
  RuleActivationContext
>({
  prefix: 'rules',
  versions: { RulePackActivated: 1, RulePackRevoked: 1 },
  decider: {
    initialState: { standing: new Map(), digests: new Map() },
    decide: (command, state, context) =>
      command.type === 'ActivateRulePack'
        ? activate(command, state, context)
        : revoke(command, state, context),
    evolve,
  },
});
