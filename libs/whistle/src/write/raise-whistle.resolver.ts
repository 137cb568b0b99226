import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import type { RaiseWhistle as Decided } from '../domain/whistle.commands.js';
import { officeholder } from './officeholder.input.js';
import { RaiseWhistle } from './raise-whistle.command.js';
import { RaiseWhistleInput } from './raise-whistle.input.js';
import { whistleIdOf } from './whistle-commands.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';

const RaiseWhistleResult = whistleResult('RaiseWhistleResult');

/** Picked field by field: what a client sends beside goes nowhere near an event. */
function commandOf(input: RaiseWhistleInput): Decided {
  const { kind, level, title, description, category, channel, street, lead } = input;
  const { assisting, informed, contact, source, initiators, previous } = input;
  const { address, regionCode, longitude, latitude } = input.place;
  return {
    type: 'RaiseWhistle',
    kind,
    level,
    title,
    description,
    category,
    channel,
    street,
    lead,
    assisting,
    informed,
    place: { address, regionCode, longitude, latitude },
    ...(contact && { contact: { name: contact.name, phone: contact.phone } }),
    ...(source && { source: { system: source.system, reference: source.reference } }),
    ...(initiators.length > 0 && { initiators: initiators.map(officeholder) }),
    ...(previous.length > 0 && { previous: [...previous] }),
  };
}

@Resolver()
export class RaiseWhistleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community', 'command-centre')
  @Mutation(() => RaiseWhistleResult, {
    description:
      '吹哨：召集主办、协办部门，时限自派出起算；须审哨、派单的先审先派。Blow the whistle: departments are summoned, and their clocks start; after review and dispatch where the kind asks for them.',
  })
  async raiseWhistle(
    @Args('input') input: RaiseWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const delivery = deliveryOf(input, actor);
    const whistleId = whistleIdOf(delivery.commandId);
    const request = new RaiseWhistle(whistleId, commandOf(input), delivery);
    return answer(await this.commands.execute(request));
  }
}
