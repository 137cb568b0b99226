import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, type Delivery, deliveryOf } from '#event-sourcing';
import type { RosterCommand } from '../domain/roster.commands.js';
import { DutyRosters } from '../duty-rosters.js';
import { type DutyRosterAnswer, DutyRosterResult, toRosterAnswer } from './roster-result.js';
import { RosterRequest } from './roster.command.js';
import { AssignDutiesInput, WithdrawDutyInput } from './roster.inputs.js';

@Resolver()
export class RosterResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly rosters: DutyRosters,
  ) {}

  @Mutation(() => DutyRosterResult, {
    description:
      '排班（24 小时值班）：管理员，或本单位的人排本单位的；全部排上或一个不排。Assign shifts of the 24-hour duty: an organisation its own, all or none.',
  })
  assignDuties(
    @Args('input') input: AssignDutiesInput,
    @CurrentActor() actor: Actor,
  ): Promise<DutyRosterAnswer> {
    const { organisation, month, reason } = input;
    const duties = input.duties.map(({ post, person, from, to }) => ({ post, person, from, to }));
    const assigned = { organisation, month, duties, ...(reason && { reason }) };
    return this.#send({ type: 'AssignDuties', ...assigned }, deliveryOf(input, actor));
  }

  @Mutation(() => DutyRosterResult, {
    description: '撤班。Withdraw a shift.',
  })
  withdrawDuty(
    @Args('input') input: WithdrawDutyInput,
    @CurrentActor() actor: Actor,
  ): Promise<DutyRosterAnswer> {
    const { organisation, month, duty, reason } = input;
    const command = { type: 'WithdrawDuty', organisation, month, duty, reason } as const;
    return this.#send(command, deliveryOf(input, actor));
  }

  async #send(command: RosterCommand, delivery: Delivery): Promise<DutyRosterAnswer> {
    const outcome = await this.commands.execute(new RosterRequest(command, delivery));
    return toRosterAnswer(outcome, command, this.rosters);
  }
}
