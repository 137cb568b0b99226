import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type { ClockName, SummonsRole } from '../../domain/whistle.events.js';
import { ClockNameEnum, SummonsRoleEnum } from '../../whistle.enums.js';
import { CardColourEnum, SummonsStatusEnum } from '../read.enums.js';
import type { ListedDepartment } from './listed-departments.js';
import type { CardColour } from './work-lists.cards.js';

@ObjectType('ListedDepartment', {
  description: '清单中一个哨的一个部门。A department of a whistle on a list.',
})
export class ListedDepartmentType implements ListedDepartment {
  @Field(() => Int, { description: '召集在哨内的序号。Ordinal of the summons in its whistle.' })
  summons!: number;

  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;

  @Field(() => SummonsRoleEnum, { description: '角色。Role.' })
  role!: SummonsRole;

  @Field(() => SummonsStatusEnum, { description: '召集的状态。Status of the summons.' })
  status!: SummonsStatus;

  @Field(() => ClockNameEnum, { nullable: true, description: '下一到期的时钟。Next clock due.' })
  nextClock!: ClockName | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '下一到期时间；挂账、待核实、已办结则无。Next due at; null while nothing runs.',
  })
  nextDueAt!: string | null;

  @Field(() => Boolean, { description: '是否已超期。Whether that has passed.' })
  overdue!: boolean;

  @Field(() => CardColourEnum, {
    nullable: true,
    description: '所亮的牌，停表则收。Card shown while the clock runs.',
  })
  card!: CardColour | null;

  @Field(() => Boolean, { description: '是否挂账。Whether its clocks stand still.' })
  paused!: boolean;

  @Field(() => Boolean, { description: '已退哨，待裁定。Declined, and not ruled on yet.' })
  declined!: boolean;

  @Field(() => Boolean, {
    description: '已办结，街道待评。Settled, and its street has yet to rate it.',
  })
  ratingWanted!: boolean;
}
