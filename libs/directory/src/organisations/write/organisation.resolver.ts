import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, type Delivery, deliveryOf } from '#event-sourcing';
import { effectiveOfInput } from '../../effective.input.js';
import { Directory } from '../directory.js';
import type { OrganisationChange } from '../domain/directory.commands.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';
import { OrganisationRequest } from './organisation.command.js';
import {
  CancelOrganisationChangeInput,
  DrawBoundaryInput,
  MergeOrganisationsInput,
  MoveOrganisationInput,
  RegisterOrganisationInput,
  RenameOrganisationInput,
  RetireOrganisationInput,
  SplitOrganisationInput,
} from './organisation.inputs.js';

@Resolver()
export class OrganisationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Mutation(() => OrganisationResult, {
    description:
      '登记单位（管理员）；同样内容再登记不产生变化。Register an organisation (administrator); the same again changes nothing.',
  })
  registerOrganisation(
    @Args('input') input: RegisterOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, kind, parent, regionCode, creditCode } = input;
    const optional = {
      ...(parent && { parent }),
      ...(regionCode && { regionCode }),
      ...(creditCode && { creditCode }),
    };
    const organisations = [{ id, kind, name: input.name.trim(), ...optional }];
    const command = {
      type: 'RegisterOrganisations',
      organisations,
      ...effectiveOfInput(input),
    } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => OrganisationResult, {
    description: '单位更名（管理员）。Rename an organisation (administrator).',
  })
  renameOrganisation(
    @Args('input') input: RenameOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, name } = input;
    const renamed = { id, name: name.trim(), ...effectiveOfInput(input) };
    const delivery = deliveryOf(input, actor);
    return this.#send({ type: 'RenameOrganisation', ...renamed }, id, delivery);
  }

  @Mutation(() => OrganisationResult, {
    description:
      '划转单位（管理员）：社区划归另一街道等，自生效日起；此前的历史不变。Move an organisation to another parent from a date on (administrator).',
  })
  moveOrganisation(
    @Args('input') input: MoveOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, parent } = input;
    const command = {
      type: 'MoveOrganisation',
      id,
      ...(parent && { parent }),
      ...effectiveOfInput(input),
    } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => OrganisationResult, {
    description:
      '合并单位（管理员）：下属单位随之划转，已有成绩留在原单位名下，未结的哨由承接单位办理。Merge organisations (administrator): what belongs to them moves along, their scores stay theirs, and the successor acts on what is open.',
  })
  mergeOrganisations(
    @Args('input') input: MergeOrganisationsInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { into, from } = input;
    const command = { type: 'MergeOrganisations', into, from, ...effectiveOfInput(input) } as const;
    return this.#send(command, into, deliveryOf(input, actor));
  }

  @Mutation(() => OrganisationResult, {
    description:
      '拆分单位（管理员）：承接单位均可办理未结的哨。Split an organisation (administrator): each successor may act on what is open.',
  })
  splitOrganisation(
    @Args('input') input: SplitOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, into } = input;
    const command = { type: 'SplitOrganisation', id, into, ...effectiveOfInput(input) } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => OrganisationResult, {
    description:
      '划定单位的界线（管理员）：区、街道、社区。Draw the boundary of a district, street or community (administrator).',
  })
  drawBoundary(
    @Args('input') input: DrawBoundaryInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, boundary } = input;
    const command = {
      type: 'DrawBoundary',
      id,
      ...(typeof boundary === 'string' && { boundary }),
      ...effectiveOfInput(input),
    } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => OrganisationResult, {
    description:
      '停用单位（管理员）：不再被哨叫，历史保留。Retire an organisation (administrator): it is summoned no more and stays in history.',
  })
  retireOrganisation(
    @Args('input') input: RetireOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id } = input;
    const delivery = deliveryOf(input, actor);
    return this.#send({ type: 'RetireOrganisation', id, ...effectiveOfInput(input) }, id, delivery);
  }

  @Mutation(() => OrganisationResult, {
    description:
      '取消单位待生效的变更（管理员）。Take back a change of an organisation that is still to come (administrator).',
  })
  cancelOrganisationChange(
    @Args('input') input: CancelOrganisationChangeInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, effectiveFrom, reason } = input;
    const command = { type: 'CancelOrganisationChange', id, effectiveFrom, reason } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  /** @param id the organisation that the client is shown afterwards */
  async #send(
    command: OrganisationChange,
    id: string,
    delivery: Delivery,
  ): Promise<OrganisationAnswer> {
    const outcome = await this.commands.execute(new OrganisationRequest(command, delivery));
    return toOrganisationAnswer(outcome, id, this.directory);
  }
}
