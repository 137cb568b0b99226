import { streamFamily } from '#event-sourcing';
import {
  type Activate,
  type ActivationContext,
  type Activations,
  type ActivationTerms,
  decideActivation,
  decideRevocation,
  evolveActivations,
  noActivations,
  type Revoke,
  type RuleRejection,
} from './activation.js';
import type { RuleActivationEvent } from './rule-activation.events.js';
import type { WhistleRulePack } from './rule-pack.js';

/** Puts a version of a pack in force from a local date on. */
export interface ActivateRulePack extends Activate<WhistleRulePack> {
  readonly type: 'ActivateRulePack';
}
/** Takes an activation back whose date is still to come. */
export interface RevokeRulePack extends Omit<Revoke, 'pack'> {
  readonly type: 'RevokeRulePack';
}
export type RuleActivationCommand = ActivateRulePack | RevokeRulePack;

export type RuleActivationContext = ActivationContext<WhistleRulePack>;

/** One pack at a time is in force, whichever it is. */
const TERMS: ActivationTerms<WhistleRulePack, RuleActivationEvent> = {
  excludes: () => true,
  activated: (data) => ({ type: 'RulePackActivated', data }),
  revoked: (data) => ({ type: 'RulePackRevoked', data }),
};

/** The rules of one district: one stream, changed a few times a year. */
export const ruleActivation = streamFamily<
  RuleActivationCommand,
  Activations<WhistleRulePack>,
  RuleActivationEvent,
  RuleRejection,
  RuleActivationContext
>({
  prefix: 'rules',
  versions: { RulePackActivated: 1, RulePackRevoked: 1 },
  decider: {
    initialState: noActivations(),
    decide: (command, state, context) =>
      command.type === 'ActivateRulePack'
        ? decideActivation(command, state, context, TERMS)
        : decideRevocation(command, state, context, TERMS),
    evolve: (state, { data }) => evolveActivations(state, data),
  },
});
