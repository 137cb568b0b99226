import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { type AnyRejection, GraphQLDateTime, resultUnion } from '#graphql';
import { ResidentContactType } from '../read/whistle-detail/whistle.types.js';
import { AskContactLooks, type ContactLook, RevealContact } from './contact.commands.js';
import { RevealContactInput } from './contact.inputs.js';
import { contactRefusals } from './contact.refusals.js';

@ObjectType({
  description: '居民的联系方式；本次查看已记录。The contact data; the look is on record.',
})
export class ContactRevealed {
  @Field(() => ID, { description: '命令的幂等键。The idempotency key.' })
  commandId!: string;

  @Field(() => ResidentContactType, { description: '联系方式。The contact data.' })
  contact!: ResidentContactType;

  @Field(() => String, { description: '日志位置。Position in the log, to read your writes.' })
  position!: string;
}

@ObjectType('ContactLook', { description: '一次查看。Somebody was shown the contact data.' })
class ContactLookType implements ContactLook {
  @Field(() => GraphQLDateTime, { description: '何时。When.' })
  at!: string;

  @Field(() => String, { description: '账号。The account.' })
  account!: string;

  @Field(() => ID, { description: '单位。Its organisation.' })
  organisation!: string;

  @Field(() => String, { description: '单位名称。Its name.' })
  organisationName!: string;

  @Field(() => String, { description: '事由。Why.' })
  reason!: string;
}

const RevealContactResult = resultUnion('RevealContactResult', ContactRevealed);

@Resolver()
export class ContactResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Mutation(() => RevealContactResult, {
    description:
      '查看居民联系方式：须写明事由，并记录在案，街道可查（contactLooks）。Shows the resident’s contact data to whoever has an open task; the look and its reason are recorded.',
  })
  async revealContact(
    @Args('input') input: RevealContactInput,
    @CurrentActor() actor: Actor,
  ): Promise<ContactRevealed | AnyRejection> {
    const { whistleId, reason } = input;
    const delivery = deliveryOf({ commandId: input.commandId ?? null }, actor);
    const { commandId } = delivery;
    const reply = await this.commands.execute(new RevealContact(whistleId, reason, delivery));
    const { outcome, contact } = reply;
    return contactRefusals.answer(outcome, ({ position = '' }) =>
      Object.assign(new ContactRevealed(), { commandId, contact, position }),
    );
  }

  @Query(() => [ContactLookType], {
    description:
      '谁查看过该哨的居民联系方式，最近的在先，至多 200 次。Who looked at the resident’s contact data, the latest first; at most 200.',
  })
  contactLooks(
    @Args('whistleId', { type: () => ID, description: '哨的编号。Id of the whistle.' })
    whistleId: string,
    @CurrentActor() actor: Actor,
  ): Promise<readonly ContactLook[]> {
    return this.queries.execute(new AskContactLooks(actor, whistleId));
  }
}
