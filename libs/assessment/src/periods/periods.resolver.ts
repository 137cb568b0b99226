import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, maySeeField } from '#access';
import { type Actor, type Delivery, deliveryOf } from '#event-sourcing';
import { heavyCost } from '#graphql';
import type { PeriodCommand } from './assessment-period.commands.js';
import type { Edition } from './assessment-period.state.js';
import { namedPeriod, unlessTooLong } from './online-answers.js';
import { periodAnswer, type PeriodAnswer, periodResult } from './period-result.js';
import { PeriodRequest } from './periods.command.js';
import {
  MakePeriodPreliminaryInput,
  PublishPeriodInput,
  RestatePeriodInput,
  WithdrawPreliminaryPeriodInput,
} from './periods.inputs.js';
import { FindAssessmentPeriod, ListAssessmentPeriods } from './periods.query.js';
import {
  AssessmentPeriodSummary,
  AssessmentPeriodType,
  editionOf,
  stageOf,
  summaryOf,
} from './periods.type.js';

const MakePeriodPreliminaryResult = periodResult('MakePeriodPreliminaryResult');
const WithdrawPreliminaryPeriodResult = periodResult('WithdrawPreliminaryPeriodResult');
const PublishPeriodResult = periodResult('PublishPeriodResult');
const RestatePeriodResult = periodResult('RestatePeriodResult');

@Resolver()
export class PeriodsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Query(() => [AssessmentPeriodSummary], {
    description:
      '考核时段：作出过初步结果的，近的在前。Assessment periods that were ever made preliminary, the latest first.',
  })
  async assessmentPeriods(): Promise<AssessmentPeriodSummary[]> {
    return (await this.queries.execute(new ListAssessmentPeriods())).map(summaryOf);
  }

  @Query(() => AssessmentPeriodType, {
    description:
      '一个考核时段及其各版；没有作出初步结果的为开放。One period with its editions; open where nothing has been fixed.',
  })
  async assessmentPeriod(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<AssessmentPeriodType> {
    const period = namedPeriod(id, 'id');
    const { state, revision } = await this.queries.execute(new FindAssessmentPeriod(period));
    const isDistrict = maySeeField('PeriodEdition.takenUp', actor.role, []);
    const shown = (edition: Edition) => editionOf(edition, isDistrict);
    const first = state.preliminary?.edition;
    return {
      id: period.id,
      from: period.from,
      to: period.to,
      ...stageOf(state),
      revision,
      preliminary: first ? shown(first) : null,
      editions: state.editions.map(shown),
    };
  }

  @Mutation(() => MakePeriodPreliminaryResult, {
    complexity: heavyCost(),
    description:
      '作出初步结果：此后得知的不再计入本时段，申诉期内可以申诉。Fix the facts of a period that is over; until the window ends it can be contested.',
  })
  makePeriodPreliminary(
    @Args('input') input: MakePeriodPreliminaryInput,
    @CurrentActor() actor: Actor,
  ): Promise<PeriodAnswer> {
    const { cutOff, contestUntil } = input;
    const given = { ...(cutOff && { cutOff }), ...(contestUntil && { contestUntil }) };
    return this.#send(input, { type: 'MakePeriodPreliminary', ...given }, actor);
  }

  @Mutation(() => WithdrawPreliminaryPeriodResult, {
    description: '撤回初步结果，时段重新开放。Take a preliminary period back: it is open again.',
  })
  withdrawPreliminaryPeriod(
    @Args('input') input: WithdrawPreliminaryPeriodInput,
    @CurrentActor() actor: Actor,
  ): Promise<PeriodAnswer> {
    const { reason } = input;
    return this.#send(input, { type: 'WithdrawPreliminaryPeriod', reason }, actor);
  }

  @Mutation(() => PublishPeriodResult, {
    complexity: heavyCost(),
    description:
      '公布：由日志重算，封存各榜和摘要；日志过长时用命令行 admin score publish。Compute a period from the log and freeze it; for a long log use the command line.',
  })
  publishPeriod(
    @Args('input') input: PublishPeriodInput,
    @CurrentActor() actor: Actor,
  ): Promise<PeriodAnswer> {
    const { undecidedReason } = input;
    const reason = undecidedReason ? { undecidedReason } : {};
    return this.#send(input, { type: 'PublishPeriod', ...reason }, actor);
  }

  @Mutation(() => RestatePeriodResult, {
    complexity: heavyCost(),
    description:
      '更正公布：计入已裁决的申诉和所列的哨，原版仍可查。Publish a period anew with what was decided since; what was before stays readable.',
  })
  restatePeriod(
    @Args('input') input: RestatePeriodInput,
    @CurrentActor() actor: Actor,
  ): Promise<PeriodAnswer> {
    const { name, reason, whistles } = input;
    return this.#send(input, { type: 'RestatePeriod', name, reason, whistles }, actor);
  }

  async #send(
    input: Parameters<typeof deliveryOf>[0] & { readonly period: string },
    command: PeriodCommand,
    actor: Actor,
  ): Promise<PeriodAnswer> {
    const period = namedPeriod(input.period, 'input.period');
    const delivery: Delivery = deliveryOf(input, actor);
    const request = new PeriodRequest(period, command, delivery);
    const outcome = await unlessTooLong(this.commands.execute(request), 'input.period');
    return periodAnswer({ period: period.id, commandId: delivery.commandId }, outcome);
  }
}
