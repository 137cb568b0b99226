import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Session } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import type { CommandInput } from '#graphql';
import type { WhistleCommand } from '../domain/whistle.js';
import { type OnWhistle, whistleIdOf } from './whistle-commands.js';
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
    return this.#send({ whistleId: input.whistleId, command, delivery: deliveryOf(input, actor) });
  }

  /** The same, where who is signed in may have signed by it: a key never has. */
  sendSigned(
    input: OnWhistleInput,
    { actor, key }: Session,
    command: WhistleCommand,
  ): Promise<WhistleAnswer> {
    const delivery = deliveryOf(input, actor);
    return this.#send({ whistleId: input.whistleId, command, delivery, unsigned: !!key });
  }

  /** To a new whistle: its id follows from the command's. */
  raise(
    input: CommandInput,
    { actor, key }: Session,
    command: RaiseWhistle,
  ): Promise<WhistleAnswer> {
    const delivery = deliveryOf(input, actor);
    const whistleId = whistleIdOf(delivery.commandId);
    return this.#send({ whistleId, command, delivery, unsigned: !!key });
  }

  async #send({ whistleId, command, delivery, unsigned }: OnWhistle): Promise<WhistleAnswer> {
    const request = new WhistleRequest(whistleId, command, delivery, unsigned);
    return answer(await this.commands.execute(request));
  }
}
