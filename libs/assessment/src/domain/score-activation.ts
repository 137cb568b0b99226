import { type Decision, isRejection, reject, type Rejection, streamFamily } from '#event-sourcing';
import {
  type Activate,
  type ActivationContext,
  type Activations,
  type ActivationTerms,
  decideActivation,
  decideRevocation,
  evolveActivations,
  nameOfVersion,
  noActivations,
  type Revoke,
  type RuleRejection,
  rulesDigest,
  timelineOf,
} from '#rules';
import type { ScoreActivationEvent } from './score-activation.events.js';
import { respondersOf, type ScoreRules, scoreRulesFor } from './score-rules.js';
import type { WhatIfSummary } from './what-if-summary.js';

/** Puts a version in force for the kinds of responder that it names. */
export interface ActivateScoreRules extends Activate<ScoreRules> {
  readonly type: 'ActivateScoreRules';
  /** Packs that it takes kinds over from. */
  readonly insteadOf?: readonly string[];
  /** What it would have done to a past period. */
  readonly whatIf?: WhatIfSummary;
}
/** Takes an activation back whose date is still to come. */
export interface RevokeScoreRules extends Required<Revoke> {
  readonly type: 'RevokeScoreRules';
}
export type ScoreActivationCommand = ActivateScoreRules | RevokeScoreRules;

/**
 * `RULES_KIND_TAKEN`: another pack scores that kind, and the command does not say it takes over.
 * `RULES_WHAT_IF_REQUIRED`: nobody has looked at what it would have done to a past period.
 */
export type ScoreRuleRejection = RuleRejection | 'RULES_KIND_TAKEN' | 'RULES_WHAT_IF_REQUIRED';

export interface ScoreActivationContext extends ActivationContext<ScoreRules> {
  /** Those of {@link files} that apply by their own dates until the first activation. */
  readonly byFile: readonly ScoreRules[];
  /** Id of a past period on which it has to be tried first; absent where there is none. */
  readonly pastPeriod?: string | undefined;
}

type Decided = Decision<ScoreActivationEvent, ScoreRuleRejection>;

/** Several packs may be in force, each for other kinds of responder. */
function excludes(one: ScoreRules, other: ScoreRules): boolean {
  const kinds = respondersOf(other);
  return one.pack === other.pack || respondersOf(one).some((kind) => kinds.includes(kind));
}

const termsOf = ({
  insteadOf,
  whatIf,
}: Pick<ActivateScoreRules, 'insteadOf' | 'whatIf'>): ActivationTerms<
  ScoreRules,
  ScoreActivationEvent
> => ({
  excludes,
  activated: (data) => ({
    type: 'ScoreRulesActivated',
    data: { ...data, ...(insteadOf && { insteadOf }), ...(whatIf && { whatIf }) },
  }),
  revoked: (data) => ({ type: 'ScoreRulesRevoked', data }),
});

/** People are told what a rule does to them before it does. */
function refuseUntried(
  { pack, whatIf }: ActivateScoreRules,
  { pastPeriod: period }: ScoreActivationContext,
): Rejection<'RULES_WHAT_IF_REQUIRED'> | undefined {
  if (period === undefined || whatIf?.rules === rulesDigest(pack)) return undefined;
  return reject('RULES_WHAT_IF_REQUIRED', { version: nameOfVersion(pack), period });
}

/** Nobody is scored by two rules at a time, nor by a rule that was never meant for them. */
function refuseTaken(
  { pack, from, insteadOf = [] }: ActivateScoreRules,
  { standing }: Activations<ScoreRules>,
  { byFile }: ScoreActivationContext,
): Rejection<'RULES_KIND_TAKEN'> | undefined {
  const asked = { pack, from };
  const dated = timelineOf(byFile, [...standing.values(), asked]).filter((one) => one !== asked);
  for (const kind of respondersOf(pack)) {
    const holder = scoreRulesFor(dated, kind, from)?.pack;
    if (!holder || holder.pack === pack.pack || insteadOf.includes(holder.pack)) continue;
    const details = { kind, version: nameOfVersion(holder), pack: holder.pack, from };
    return reject('RULES_KIND_TAKEN', details);
  }
  return undefined;
}

function activate(
  command: ActivateScoreRules,
  state: Activations<ScoreRules>,
  context: ScoreActivationContext,
): Decided {
  const decided = decideActivation(command, state, context, termsOf(command));
  if (isRejection(decided) || decided.length === 0) return decided;
  return refuseTaken(command, state, context) ?? refuseUntried(command, context) ?? decided;
}

/** The score rules of one district: one stream, changed a few times a year. */
export const scoreActivation = streamFamily<
  ScoreActivationCommand,
  Activations<ScoreRules>,
  ScoreActivationEvent,
  ScoreRuleRejection,
  ScoreActivationContext
>({
  prefix: 'score-rules',
  versions: { ScoreRulesActivated: 1, ScoreRulesRevoked: 1 },
  decider: {
    initialState: noActivations(),
    decide: (command, state, context) =>
      command.type === 'ActivateScoreRules'
        ? activate(command, state, context)
        : decideRevocation(command, state, context, termsOf({})),
    evolve: (state, { data }) => evolveActivations(state, data),
  },
});
