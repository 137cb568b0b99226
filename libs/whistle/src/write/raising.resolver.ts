import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentSession, type Session } from '#access';
import { RaiseWhistleInput } from './raising.inputs.js';
import { evidenceOf } from './response.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';

const RaiseWhistleResult = whistleResult('RaiseWhistleResult');

@Resolver()
export class RaisingResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => RaiseWhistleResult, {
    description:
      '吹哨：召集主办、协办部门，时限自派出起算；须领导发起、审哨、派单的，先由其办理；领导本人吹哨即为其发起。Blow the whistle: departments are summoned, and their clocks start; after the leaders’ initiative, review and dispatch where the kind asks for them. A leader who blows signs by it.',
  })
  raiseWhistle(
    @Args('input') input: RaiseWhistleInput,
    @CurrentSession() session: Session,
  ): Promise<WhistleAnswer> {
    // Field by field: nothing else that a client sends may get into an event.
    const { kind, level, title, description, category, channel, street, lead } = input;
    const { assisting, informed, contact, source, previous } = input;
    const { address, regionCode, longitude, latitude } = input.place;
    return this.sender.raise(input, session, {
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
      ...(previous.length > 0 && { previous: [...previous] }),
      evidence: evidenceOf(input.evidence),
    });
  }
}
