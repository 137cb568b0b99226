import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { WaitingTask } from './waiting-tasks.js';
import { ActionType } from '../whistle-detail/action.type.js';
import { ACTIONS, ACTIONS_COST, PlacedWhistle } from './work-lists.types.js';

/** What every task shows, whomever it waits for. */
@ObjectType({ isAbstract: true })
export abstract class WaitingTaskType extends PlacedWhistle implements WaitingTask {
  @Field(() => Int, { nullable: true, description: '召集序号；整哨的事则无。The summons, if any.' })
  summons!: number | null;

  @Field(() => ID, { nullable: true, description: '部门。Its department.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: '部门名称。Its name.' })
  departmentName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '退哨、延期、提级的理由。Reason of the decline, the request or the escalation.',
  })
  reason!: string | null;

  @Field(() => GraphQLDateTime, { description: '自何时起等待。Waiting since.' })
  since!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '应于何时办：延期以办结到期为限，提级以部门下一到期为限，结哨以全程到期为限；无时限则空。Due at: an extension before the summons is due to be resolved, an escalation when its department is due next, a closing when the whole is due.',
  })
  dueAt!: string | null;

  @Field(() => Boolean, { description: '是否已超期。Whether that has passed.' })
  overdue!: boolean;

  @Field(() => [ActionType], { complexity: ACTIONS_COST, description: ACTIONS })
  actions!: ActionType[];
}
