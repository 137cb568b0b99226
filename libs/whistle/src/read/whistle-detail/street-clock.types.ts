import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { Verdict } from '../../domain/summons-clocks.js';
import type { Ask } from '../../domain/summons.state.js';
import type { StreetClock } from '../../domain/whistle.events.js';
import { LimitType } from '../../whistle.limit.js';
import { AskOutcomeEnum, StreetClockEnum, VerdictEnum } from '../read.enums.js';
import { DeadlineCardType } from './procedure.types.js';

@ObjectType('SummonsStreetClock', {
  description:
    '街道自身一步的时钟；逾期记在街道，不记在部门。A clock of the street’s own step; its cards are the street’s.',
})
export class StreetClockType {
  @Field(() => StreetClockEnum, { description: '哪一步。Which step.' })
  name!: StreetClock;

  @Field(() => GraphQLDateTime, { description: '起算时间。Asked at.' })
  startedAt!: string;

  @Field(() => LimitType, { description: '时限。The limit.' })
  limit!: LimitType;

  @Field(() => GraphQLDateTime, { description: '到期时间。Due at.' })
  dueAt!: string;

  @Field(() => Boolean, { description: '暂定：涉及尚未公布的节假日。Provisional due time.' })
  provisional!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '停表时间；无则仍待街道办理。Stopped at; null while it waits for the street.',
  })
  stoppedAt!: string | null;

  @Field(() => AskOutcomeEnum, { description: '结果。What came of it.' })
  outcome!: Ask['outcome'];

  @Field(() => VerdictEnum, { description: '结论，对街道。The verdict, on the street.' })
  verdict!: Verdict;

  @Field(() => Boolean, { description: '是否仍待办且已超期。Whether it waits and is past due.' })
  overdue!: boolean;

  @Field(() => DeadlineCardType, { nullable: true, description: '街道的牌。The street’s card.' })
  card!: DeadlineCardType | null;
}
