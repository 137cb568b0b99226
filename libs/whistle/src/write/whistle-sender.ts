import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Actor, type Delivery, deliveryOf } from '#event-sourcing';
import type { CommandInput } from '#graphql';
import type { WhistleCommand } from '../domain/whistle.js';
import { whistleIdOf } from './whistle-commands.js';
import { answer, type WhistleAnswer } from './whistle-result.js';
import { WhistleRequest } from './whistle.command.js';
import type { OnWhistleInput } from './whistle.inputs.js';

type RaiseWhistle = Extract<WhistleCommand, { type: 'RaiseWhistle' }>;

/** Sends what a mutation asks for, and answers as GraphQL has it. */
@Injectable()
export class WhistleSender {
  constructor(private readonly commands: CommandBus) {}

  /** To the whistle that the input names. */
  send(input: OnWhistleInput, actor: Actor, command: WhistleCommand): Promise<WhistleAnswer> {
    return this.#send(input.whistleId, command, deliveryOf(input, actor));
  }

  /** To a new whistle: its id follows from the command's. */
  raise(input: CommandInput, actor: Actor, command: RaiseWhistle): Promise<WhistleAnswer> {
    const delivery = deliveryOf(input, actor);
    return this.#send(whistleIdOf(delivery.commandId), command, delivery);
  }

  async #send(
    whistleId: string,
    command: WhistleCommand,
    delivery: Delivery,
  ): Promise<WhistleAnswer> {
    return answer(await this.commands.execute(new WhistleRequest(whistleId, command, delivery)));
  }
}
