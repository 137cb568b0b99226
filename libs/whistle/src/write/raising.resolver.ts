import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { RaiseWhistleInput } from './raising.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';
import { officeholderOf } from './whistle.inputs.js';

const RaiseWhistleResult = whistleResult('RaiseWhistleResult');

@Resolver()
export class RaisingResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => RaiseWhistleResult, {
    description:
      '吹哨：召集主办、协办部门，时限自派出起算；须审哨、派单的先审先派。Blow the whistle: departments are summoned, and their clocks start; after review and dispatch where the kind asks for them.',
  })
  raiseWhistle(
    @Args('input') input: RaiseWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    // Field by field: nothing else that a client sends may get into an event.
    const { kind, level, title, description, category, channel, street, lead } = input;
    const { assisting, informed, contact, source, initiators, previous } = input;
    const { address, regionCode, longitude, latitude } = input.place;
    return this.sender.raise(input, actor, {
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
      ...(initiators.length > 0 && { initiators: initiators.map(officeholderOf) }),
      ...(previous.length > 0 && { previous: [...previous] }),
    });
  }
}
