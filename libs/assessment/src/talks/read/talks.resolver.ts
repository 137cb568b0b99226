import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { Connection } from '#graphql';
import { TalkArgs, TalksArgs } from './talks.args.js';
import { AskTalk, AskTalks } from './talks.query.js';
import { TalkConnection, TalkType } from './talk.types.js';

@Resolver()
export class TalksResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => TalkType, {
    nullable: true,
    description:
      '一次约谈及其记录；不存在则为空。被约谈单位只看自己的，区级看全部。A talk with its record; null where there is none. For whom it is about, and the district.',
  })
  async talk(@CurrentActor() actor: Actor, @Args() { id }: TalkArgs): Promise<TalkType | null> {
    return (await this.queries.execute(new AskTalk(actor, id))) ?? null;
  }

  @Query(() => TalkConnection, {
    description:
      '约谈名单，最近通知的在先；各单位只看自己的，区级看全部。Talks, the latest call first: an organisation sees its own, the district all.',
  })
  talks(@CurrentActor() actor: Actor, @Args() args: TalksArgs): Promise<Connection<TalkType>> {
    return this.queries.execute(new AskTalks(actor, args));
  }
}
