import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { type Connection, connectionType, GraphQLDateTime } from '#graphql';
import { type ArrivedUnresolved, AskArrivedUnresolved } from './arrived-unresolved.query.js';
import { SummonsesArgs, SummonsLine } from './insight.args.js';

@ObjectType('ArrivedUnresolved', {
  description: '只报到不解决的一项召集。A summons that was answered on site and not settled.',
})
class ArrivedUnresolvedType extends SummonsLine implements ArrivedUnresolved {
  @Field(() => String, { description: '街道名称。Name of the street.' })
  streetName!: string;

  @Field(() => GraphQLDateTime, { description: '报到时间。When it arrived.' })
  arrivedAt!: string;

  @Field(() => Int, { description: '报到至今整天数。Whole days since.' })
  days!: number;

  @Field(() => Boolean, {
    description: '已反馈而街道未核实。It reported, and the street has not confirmed.',
  })
  reported!: boolean;
}

const ArrivedUnresolvedConnection = connectionType<ArrivedUnresolved>(
  ArrivedUnresolvedType,
  'ArrivedUnresolved',
);

const DAYS = '天数须为 0 到 3650 的整数';

@ArgsType()
class ArrivedUnresolvedArgs extends SummonsesArgs {
  @Field(() => Int, { defaultValue: 3, description: '报到已超过几天。Arrived more days ago.' })
  @IsInt({ message: DAYS })
  @Min(0, { message: DAYS })
  @Max(3_650, { message: DAYS })
  days: number = 3;

  @Field(() => String, { nullable: true, description: '从此游标之后。After this cursor.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}

@Resolver()
export class ArrivedUnresolvedResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ArrivedUnresolvedConnection, {
    description:
      '只报到不解决：到场已久仍未核实办结的召集，最久的在前。Who came and has not settled it, the longest ago first.',
  })
  arrivedUnresolved(
    @Args() question: ArrivedUnresolvedArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Connection<ArrivedUnresolved>> {
    return this.queries.execute(new AskArrivedUnresolved(actor, question));
  }
}
