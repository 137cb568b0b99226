import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Connection } from '#graphql';
import { AskDeclinePrecedents } from './decline-precedents.query.js';
import {
  DeclinePrecedentArgs,
  DeclinePrecedents,
  type DeclinePrecedentType,
} from './decline-precedents.types.js';

@Resolver()
export class DeclinePrecedentsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => DeclinePrecedents, {
    description:
      '退哨裁定先例，最近的在先；登录者均可查。Rulings on declines, the latest first; for everybody who is signed in.',
  })
  declinePrecedents(@Args() args: DeclinePrecedentArgs): Promise<Connection<DeclinePrecedentType>> {
    return this.queries.execute(new AskDeclinePrecedents(args));
  }
}
