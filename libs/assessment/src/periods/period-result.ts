import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Accepted } from '#event-sourcing';
import {
  type AnyRejection,
  CommandAccepted,
  InvalidReferenceRejection,
  NotYoursRejection,
  RefusalMapper,
  resultUnion,
  WrongStateRejection,
} from '#graphql';
import type { PeriodRejection } from './assessment-period.commands.js';
import type { AssessmentPeriodEvent } from './assessment-period.events.js';
import type { AssessmentPeriod } from './assessment-period.state.js';
import type { PeriodOutcome } from './period-commands.js';
import { PERIOD_MESSAGES } from './period-words.js';

@ObjectType({ description: '命令已生效。The command took effect, or had nothing to change.' })
export class AssessmentPeriodAccepted extends CommandAccepted<
  AssessmentPeriod,
  AssessmentPeriodEvent
> {
  @Field(() => ID, { description: '时段。Id of the period.' })
  readonly periodId: string;

  constructor(
    { period, commandId }: { readonly period: string; readonly commandId: string },
    accepted: Accepted<AssessmentPeriod, AssessmentPeriodEvent>,
  ) {
    super(commandId, accepted);
    this.periodId = period;
  }
}

export type PeriodAnswer = AssessmentPeriodAccepted | AnyRejection;

/** The result union of one mutation. */
export const periodResult = (name: string) => resultUnion(name, AssessmentPeriodAccepted);

const said = PERIOD_MESSAGES;

/** GraphQL type and Chinese message of each refusal. */
const refusals = new RefusalMapper<PeriodRejection>({
  PERIOD_NOT_YOURS: [NotYoursRejection, said.PERIOD_NOT_YOURS],
  PERIOD_NOT_OVER: [WrongStateRejection, said.PERIOD_NOT_OVER],
  PERIOD_CUT_OFF_INVALID: [InvalidReferenceRejection, said.PERIOD_CUT_OFF_INVALID],
  PERIOD_WINDOW_REQUIRED: [InvalidReferenceRejection, said.PERIOD_WINDOW_REQUIRED],
  PERIOD_WINDOW_INVALID: [InvalidReferenceRejection, said.PERIOD_WINDOW_INVALID],
  PERIOD_ALREADY_PRELIMINARY: [WrongStateRejection, said.PERIOD_ALREADY_PRELIMINARY],
  PERIOD_NOT_PRELIMINARY: [WrongStateRejection, said.PERIOD_NOT_PRELIMINARY],
  PERIOD_NOT_PUBLISHED: [WrongStateRejection, said.PERIOD_NOT_PUBLISHED],
  PERIOD_PUBLISHED: [WrongStateRejection, said.PERIOD_PUBLISHED],
  PERIOD_WINDOW_OPEN: [WrongStateRejection, said.PERIOD_WINDOW_OPEN],
  PERIOD_APPEALS_UNDECIDED: [WrongStateRejection, said.PERIOD_APPEALS_UNDECIDED],
  PERIOD_RESTATEMENT_NAMED: [InvalidReferenceRejection, said.PERIOD_RESTATEMENT_NAMED],
  PERIOD_UNCHANGED: [WrongStateRejection, said.PERIOD_UNCHANGED],
  PERIOD_WHISTLE_UNKNOWN: [InvalidReferenceRejection, said.PERIOD_WHISTLE_UNKNOWN],
});

/** The answer to a command on a period. */
export const periodAnswer = (
  of: { readonly period: string; readonly commandId: string },
  outcome: PeriodOutcome,
): PeriodAnswer =>
  refusals.answer(outcome, (accepted) => new AssessmentPeriodAccepted(of, accepted));
