import { isLocalDate, localDate } from '#calendar';
import { type Decision, digestOf, type DomainEvent, reject, type Rejection } from '#event-sourcing';

/** What every version of rules says of itself, whatever the rules are about. */
export interface RuleVersion {
  readonly pack: string;
  readonly version: string;
  /** First local date (Asia/Shanghai) on which it applies by its file; by activation only if absent. */
  readonly effectiveFrom?: string;
  /** Where the figures come from. */
  readonly source: string;
  /** Values that the source does not give, by JSON pointer, and why they are there. */
  readonly assumed?: Readonly<Record<string, string>>;
}

/** `default@3` */
export const nameOfVersion = ({ pack, version }: Pick<RuleVersion, 'pack' | 'version'>): string =>
  `${pack}@${version}`;

/** Fingerprint of what a version says: without its date, which the activation sets. */
export const rulesDigest = (pack: RuleVersion): string =>
  digestOf({ ...pack, $schema: undefined, effectiveFrom: undefined });

/** What the log keeps of an activation. */
export interface ActivatedContent<C> {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly pack: string;
  readonly version: string;
  /** First local date (Asia/Shanghai) on which it applies. */
  readonly from: string;
  /** Of what it says, see {@link rulesDigest}. */
  readonly digest: string;
  /** The whole of it: files come and go, and what it once governed it governs to the end. */
  readonly content: C;
  /** Why it applies from a date that had already begun when it was activated. */
  readonly reason?: string;
}

/** What the log keeps of a revocation. */
export interface RevokedContent {
  readonly at: string;
  readonly pack: string;
  readonly version: string;
  readonly from: string;
  readonly reason: string;
}

/** Every reason for which a command on rules is refused. Stable: clients act on them. */
export type RuleRejection =
  | 'RULES_DATE_INVALID'
  | 'RULES_DATE_PAST'
  | 'RULES_DATE_TAKEN'
  | 'RULES_VERSION_TAKEN'
  | 'RULES_NOT_ACTIVATED'
  | 'RULES_IN_FORCE';

/** Puts a version in force from a local date on. */
export interface Activate<C> {
  readonly pack: C;
  readonly from: string;
  /** Must be given for a date before today. */
  readonly reason?: string;
}

/** Takes an activation back whose date is still to come. */
export interface Revoke {
  /** Only of this pack; without it, whatever begins on that date. */
  readonly pack?: string;
  readonly from: string;
  readonly reason: string;
}

interface Activation<C> extends Activate<C> {
  readonly digest: string;
  readonly at: string;
}

/** What the log says about rules of one sort. */
export interface Activations<C> {
  /** Those that stand, by date and pack. */
  readonly standing: ReadonlyMap<string, Activation<C>>;
  /** Every content that was ever activated, also if revoked, by `pack@version`. */
  readonly digests: ReadonlyMap<string, string>;
}

export const noActivations = <C>(): Activations<C> => ({ standing: new Map(), digests: new Map() });

export interface ActivationContext<C> {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** The versions that files hold. */
  readonly files: readonly C[];
}

/** What one sort of rules has of its own. */
export interface ActivationTerms<C, E extends DomainEvent> {
  /** Whether two versions cannot begin on one day. */
  excludes(one: C, other: C): boolean;
  activated(data: ActivatedContent<C>): E;
  revoked(data: RevokedContent): E;
}

/** A version never changes its content: what it governs refers to it by its name alone. */
function refuseOtherContent<C extends RuleVersion>(
  pack: C,
  { digests }: Activations<C>,
  { files }: ActivationContext<C>,
): Rejection<RuleRejection> | undefined {
  const name = nameOfVersion(pack);
  const file = files.find((one) => nameOfVersion(one) === name);
  const known = digests.get(name) ?? (file && rulesDigest(file));
  if (known === undefined || known === rulesDigest(pack)) return undefined;
  return reject('RULES_VERSION_TAKEN', { version: name });
}

function refuseDate(
  { from, reason }: Pick<Activate<unknown>, 'from' | 'reason'>,
  now: string,
): Rejection<RuleRejection> | undefined {
  if (!isLocalDate(from)) return reject('RULES_DATE_INVALID', { from });
  const today = localDate(now);
  return from < today && reason === undefined
    ? reject('RULES_DATE_PAST', { from, today })
    : undefined;
}

/** Whether all that the command says is on record, its reason too. */
const isStanding = <C extends RuleVersion>(
  { pack, reason }: Activate<C>,
  standing: Activation<C>,
): boolean =>
  standing.digest === rulesDigest(pack) &&
  nameOfVersion(standing.pack) === nameOfVersion(pack) &&
  (reason === undefined || reason === standing.reason);

/** Decides on an activation; nothing changes where it is on record just so. */
export function decideActivation<C extends RuleVersion, E extends DomainEvent>(
  command: Activate<C>,
  state: Activations<C>,
  context: ActivationContext<C>,
  terms: ActivationTerms<C, E>,
): Decision<E, RuleRejection> {
  const { pack, from, reason } = command;
  const refused = refuseDate(command, context.now) ?? refuseOtherContent(pack, state, context);
  if (refused) return refused;
  const standing = [...state.standing.values()].find(
    (one) => one.from === from && terms.excludes(one.pack, pack),
  );
  if (standing && isStanding(command, standing)) return [];
  if (standing) return reject('RULES_DATE_TAKEN', { from, version: nameOfVersion(standing.pack) });
  const data = {
    at: context.now,
    pack: pack.pack,
    version: pack.version,
    from,
    digest: rulesDigest(pack),
    content: pack,
    ...(reason !== undefined && { reason }),
  };
  return [terms.activated(data)];
}

/** Decides on a revocation: until its date has come, an activation can be taken back. */
export function decideRevocation<C extends RuleVersion, E extends DomainEvent>(
  command: Revoke,
  { standing }: Activations<C>,
  { now }: ActivationContext<C>,
  terms: ActivationTerms<C, E>,
): Decision<E, RuleRejection> {
  const { from, reason } = command;
  const found = [...standing.values()].find(
    (one) => one.from === from && (command.pack ?? one.pack.pack) === one.pack.pack,
  );
  if (!found) return reject('RULES_NOT_ACTIVATED', { from });
  if (from <= localDate(now)) return reject('RULES_IN_FORCE', { from });
  const { pack, version } = found.pack;
  return [terms.revoked({ at: now, pack, version, from, reason })];
}

/** One activation of a pack on a date. */
export const activationKey = ({ from, pack }: Pick<RevokedContent, 'from' | 'pack'>): string =>
  `${from} ${pack}`;

/** What stands after one more event. */
export function evolveActivations<C extends RuleVersion>(
  state: Activations<C>,
  data: ActivatedContent<C> | RevokedContent,
): Activations<C> {
  const standing = new Map(state.standing);
  if (!('content' in data)) {
    standing.delete(activationKey(data));
    return { ...state, standing };
  }
  const { content: pack, from, digest, at, reason } = data;
  const activation = { pack, from, digest, at, ...(reason !== undefined && { reason }) };
  standing.set(activationKey(data), activation);
  const digests = new Map(state.digests).set(nameOfVersion(pack), digest);
  return { standing, digests };
}
