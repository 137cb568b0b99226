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
      '退哨裁定先例，最近的在先；登录者均可查，文中的电话、身份证号和居民姓名以 *** 代替。Rulings on declines, the latest first; for everybody who is signed in, with telephone numbers, ID numbers and the resident’s name taken out.',
  })
  declinePrecedents(@Args() args: DeclinePrecedentArgs): Promise<Connection<DeclinePrecedentType>> {
    return this.queries.execute(new AskDeclinePrecedents(args));
  }
}
