import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ContactStreet } from './contact-street.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Text } from './whistle.input.js';

@InputType({
  description:
    '联系街道；未签收的同时签收。The street has been called; acknowledges as well where not yet done.',
})
export class ContactStreetInput extends OnSummonsInput {
  @Text({
    label: '联系人',
    description: '联系人。Who has called.',
    length: [1, 50],
  })
  person!: string;

  @Text({
    label: '联系情况',
    description: '联系情况，至多 500 字。What was agreed.',
    length: [1, 500],
    optional: true,
  })
  note?: string | null;
}

const ContactStreetResult = whistleResult('ContactStreetResult');

@Resolver()
export class ContactStreetResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => ContactStreetResult, {
    description:
      '联系街道；未签收的同时签收。The street has been called; acknowledges as well where not yet done.',
  })
  async contactStreet(
    @Args('input') input: ContactStreetInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, person, note } = input;
    const command = {
      type: 'ContactStreet',
      summons,
      person,
      ...(typeof note === 'string' && { note }),
    } as const;
    const request = new ContactStreet(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
