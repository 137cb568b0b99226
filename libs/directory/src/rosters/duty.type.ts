import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { StaffShown } from '#access';
import { PersonType, toPersonType } from '../people/person.type.js';
import type { MonthRoster, OnDuty } from './duty-rosters.js';

@ObjectType('Duty', { description: '一个班次。One shift of one person on one post.' })
export class DutyType {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '值班表的月份 YYYY-MM。Month of the roster.' })
  month!: string;

  @Field(() => Int, { description: '本月内的序号。Number within the month’s roster.' })
  duty!: number;

  @Field(() => String, { description: '岗位。Post.' })
  post!: string;

  @Field(() => PersonType, { description: '值班人。Who is on duty.' })
  person!: PersonType;

  @Field(() => GraphQLDateTime, { description: '起。From.' })
  from!: string;

  @Field(() => GraphQLDateTime, { description: '止（不含）。Until, exclusive.' })
  to!: string;
}

@ObjectType({ description: '一段时间。A span of time; its end is no part of it.' })
export class TimeSpan {
  @Field(() => GraphQLDateTime, { description: '起。From.' })
  from!: string;

  @Field(() => GraphQLDateTime, { description: '止（不含）。Until, exclusive.' })
  to!: string;
}

@ObjectType('DutyRoster', { description: '一个单位一个月的值班表。A month’s duty roster.' })
export class DutyRosterType {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => [DutyType], { description: '班次，按开始时间。Shifts, by their beginning.' })
  duties!: DutyType[];

  @Field(() => [TimeSpan], {
    description: '空岗：24 小时值班中无人在岗的时段。When nobody at all is on duty.',
  })
  gaps!: TimeSpan[];

  @Field(() => [Int], { description: '同岗重叠的班次。Shifts of one post that overlap.' })
  overlaps!: number[];

  @Field(() => [Int], {
    description: '值班人当日已不在本单位的班次。Shifts of people who work elsewhere by then.',
  })
  unstaffed!: number[];
}

export function toDutyType({ who, ...duty }: OnDuty, sees: StaffShown): DutyType {
  return Object.assign(new DutyType(), { ...duty, person: toPersonType(who, sees) });
}

export const toDutyRosterType = (
  roster: MonthRoster,
  seesOf: (duty: OnDuty) => StaffShown,
): DutyRosterType =>
  Object.assign(new DutyRosterType(), {
    ...roster,
    duties: roster.duties.map((duty) => toDutyType(duty, seesOf(duty))),
  });
