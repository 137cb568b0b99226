import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, type Delivery, deliveryOf } from '#event-sourcing';
import { effectiveOfInput } from '../../effective.input.js';
import type { PersonChange } from '../domain/people.commands.js';
import { StaffRegister } from '../staff-register.js';
import { type PersonAnswer, PersonResult, toPersonAnswer } from './person-result.js';
import { PersonRequest } from './person.command.js';
import {
  ChangePersonDetailsInput,
  MovePersonInput,
  RecordPersonLeftInput,
  RegisterPersonInput,
} from './person.inputs.js';

@Resolver()
export class PersonResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: StaffRegister,
  ) {}

  @Mutation(() => PersonResult, {
    description:
      '登记人员：管理员，或本单位的人登记本单位的。Register a person: the administrator, or an organisation its own.',
  })
  registerPerson(
    @Args('input') input: RegisterPersonInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const { id, name, organisation, post, phone, account } = input;
    const person = {
      id,
      name: name.trim(),
      organisation,
      ...(post && { post }),
      ...(phone && { phone }),
      ...(account && { account }),
    };
    const command = { type: 'RegisterPerson', person, ...effectiveOfInput(input) } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => PersonResult, {
    description: '更改人员的姓名、电话、账号。Change a person’s name, telephone and account.',
  })
  changePersonDetails(
    @Args('input') input: ChangePersonDetailsInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const { id, name, phone, account } = input;
    const command = {
      type: 'ChangePersonDetails',
      id,
      name: name.trim(),
      ...(phone && { phone }),
      ...(account && { account }),
    } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => PersonResult, {
    description:
      '调动人员：换单位由管理员，本单位内换岗由本单位。Move a person: between organisations the administrator, within one its own people.',
  })
  movePerson(
    @Args('input') input: MovePersonInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const { id, organisation, post } = input;
    const posting = { organisation, ...(post && { post }) };
    const command = { type: 'MovePerson', id, ...posting, ...effectiveOfInput(input) } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  @Mutation(() => PersonResult, {
    description: '登记离任。Record that a person has left, or will.',
  })
  recordPersonLeft(
    @Args('input') input: RecordPersonLeftInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const { id } = input;
    const command = { type: 'RecordPersonLeft', id, ...effectiveOfInput(input) } as const;
    return this.#send(command, id, deliveryOf(input, actor));
  }

  /** @param id the person whom the client is shown afterwards */
  async #send(command: PersonChange, id: string, delivery: Delivery): Promise<PersonAnswer> {
    const outcome = await this.commands.execute(new PersonRequest(command, delivery));
    return toPersonAnswer(outcome, id, this.staff);
  }
}
