import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  AskCentreWorkCounts,
  AskDepartmentWorkCounts,
  AskDistrictNow,
  AskStreetWorkCounts,
} from './work-counts.query.js';
import {
  CentreWorkCountsType,
  DepartmentWorkCountsType,
  DistrictNowType,
  StreetWorkCountsType,
} from './work-counts.types.js';

/** Cost of counting what is open in one organisation, and in the whole district. */
const COUNTING = 300;
const COUNTING_ALL = 2_000;

@ArgsType()
class AfterPositionArgs {
  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}

@ArgsType()
class StreetCountsArgs extends AfterPositionArgs {
  @Field(() => ID, { description: '街道。Street.' })
  @IsString()
  street!: string;
}

@ArgsType()
class DepartmentCountsArgs extends AfterPositionArgs {
  @Field(() => ID, { description: '部门。Department.' })
  @IsString()
  department!: string;
}

@Resolver()
export class WorkCountsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => StreetWorkCountsType, {
    complexity: COUNTING,
    description:
      '街道有几声未结束的哨、几件待办。街道和社区只看本街道；指挥中心、考核、管理员可看任一街道。How many whistles of a street are open, and what waits for it: its own people’s, and the district’s.',
  })
  streetWorkCounts(
    @CurrentActor() actor: Actor,
    @Args() { street: organisation, afterPosition }: StreetCountsArgs,
  ): Promise<StreetWorkCountsType> {
    return this.queries.execute(new AskStreetWorkCounts({ actor, organisation, afterPosition }));
  }

  @Query(() => DepartmentWorkCountsType, {
    complexity: COUNTING,
    description:
      '部门有几项未办结的召集，各在哪一步。部门只看自己；指挥中心、考核、管理员可看任一部门。How many summonses of a department are open, and how they stand: its own people’s, and the district’s.',
  })
  departmentWorkCounts(
    @CurrentActor() actor: Actor,
    @Args() { department: organisation, afterPosition }: DepartmentCountsArgs,
  ): Promise<DepartmentWorkCountsType> {
    return this.queries.execute(
      new AskDepartmentWorkCounts({ actor, organisation, afterPosition }),
    );
  }

  @Query(() => CentreWorkCountsType, {
    complexity: COUNTING,
    description:
      '指挥中心清单各类事项有几项。How many of each task are on the command centre’s list.',
  })
  centreWorkCounts(@Args() { afterPosition }: AfterPositionArgs): Promise<CentreWorkCountsType> {
    return this.queries.execute(new AskCentreWorkCounts(afterPosition));
  }

  @Query(() => DistrictNowType, {
    complexity: COUNTING_ALL,
    description:
      '全区现况：未结束的哨、未办结的召集、等待办理的事项，及各街道、各部门的；供指挥中心、考核、管理员和大屏。The district as it stands: open whistles and summonses, what waits, and of each street and department. For the command centre, the assessment, administrators and screens on a wall.',
  })
  districtNow(@Args() { afterPosition }: AfterPositionArgs): Promise<DistrictNowType> {
    return this.queries.execute(new AskDistrictNow(afterPosition));
  }
}
