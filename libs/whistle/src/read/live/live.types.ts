import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ShownWhistle } from '../whistle-detail/shown-whistle.js';
import { WhistleType } from '../whistle-detail/whistle.types.js';
import type { ShownStreetItem, ShownSummonsItem } from '../work-lists/shown-items.js';
import { DepartmentWorkItemType, StreetWorkItemType } from '../work-lists/work-lists.types.js';

@ObjectType({ isAbstract: true })
abstract class Changed {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => String, { description: '日志位置。Position of the newest of these events.' })
  position!: string;

  @Field(() => [String], { description: '发生的事件名。Names of the events, in order.' })
  events!: string[];
}

@ObjectType('WhistleChanged', { description: '哨有变动。Something happened to a whistle.' })
export class WhistleChangedType extends Changed {
  @Field(() => WhistleType, { nullable: true, description: '最新的哨。The whistle as it is now.' })
  whistle!: ShownWhistle | null;
}

@ObjectType({ isAbstract: true })
abstract class ListChanged extends Changed {
  @Field(() => StreetWorkItemType, {
    nullable: true,
    description:
      '清单中的该哨；部门订阅时，或清单上没有时为空。The whistle as lists show it; null for a department, or where no list has it.',
  })
  whistle!: ShownStreetItem | null;

  @Field(() => [DepartmentWorkItemType], {
    description:
      '召集：部门订阅时为该部门的，其余为全部。A department’s own summonses; all for others.',
  })
  summonses!: ShownSummonsItem[];
}

@ObjectType('DistrictChanged', { description: '全区有变动。Something in the district changed.' })
export class DistrictChangedType extends ListChanged {}

@ObjectType('WorkListChanged', { description: '工作清单有变动。Something on a work list changed.' })
export class WorkListChangedType extends ListChanged {}
