import { type DomainEvent, streamFamily } from '#event-sourcing';
import {
  type Activate,
  type ActivatedContent,
  type ActivationContext,
  type Activations,
  type ActivationTerms,
  decideActivation,
  decideRevocation,
  evolveActivations,
  noActivations,
  type Revoke,
  type RevokedContent,
  type RuleRejection,
} from '../activation.js';
import { ruleCommands } from '../rule-log.js';
import type { DutyCatalogue } from './duty-catalogue.js';

/** 职责清单启用: what is suggested from this date on rests on it, until the next one does. */
export type DutyCatalogueActivated = DomainEvent<
  'DutyCatalogueActivated',
  ActivatedContent<DutyCatalogue>
>;
/** 撤销启用, before the day has come. */
export type DutyCatalogueRevoked = DomainEvent<'DutyCatalogueRevoked', RevokedContent>;
export type DutyActivationEvent = DutyCatalogueActivated | DutyCatalogueRevoked;

/** Puts a catalogue in force from a local date on. */
export interface ActivateDutyCatalogue extends Activate<DutyCatalogue> {
  readonly type: 'ActivateDutyCatalogue';
}
/** Takes an activation back whose date is still to come. */
export interface RevokeDutyCatalogue extends Omit<Revoke, 'pack'> {
  readonly type: 'RevokeDutyCatalogue';
}
export type DutyActivationCommand = ActivateDutyCatalogue | RevokeDutyCatalogue;

/** One catalogue at a time, whichever it is. */
const TERMS: ActivationTerms<DutyCatalogue, DutyActivationEvent> = {
  excludes: () => true,
  activated: (data) => ({ type: 'DutyCatalogueActivated', data }),
  revoked: (data) => ({ type: 'DutyCatalogueRevoked', data }),
};

/** The catalogues of one district: one stream, changed a few times a year. */
export const dutyActivation = streamFamily<
  DutyActivationCommand,
  Activations<DutyCatalogue>,
  DutyActivationEvent,
  RuleRejection,
  ActivationContext<DutyCatalogue>
>({
  prefix: 'duties',
  versions: { DutyCatalogueActivated: 1, DutyCatalogueRevoked: 1 },
  decider: {
    initialState: noActivations(),
    decide: (command, state, context) =>
      command.type === 'ActivateDutyCatalogue'
        ? decideActivation(command, state, context, TERMS)
        : decideRevocation(command, state, context, TERMS),
    evolve: (state, { data }) => evolveActivations(state, data),
  },
});

/** Commands on the catalogues of the district. */
export const dutyCommands = ruleCommands(dutyActivation);
