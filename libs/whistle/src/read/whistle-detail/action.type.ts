import { Field, ObjectType } from '@nestjs/graphql';

/** A command that the caller's role has, and whether it is possible now. */
@ObjectType('Action', {
  description:
    '您的角色有权办的一个操作：现在能否办，不能则为何；由裁断该操作的同一规则得出。A command that your role has: whether it is possible now, or why not, by the very guards that decide on it.',
})
export class ActionType {
  @Field(() => String, { description: '操作，与 mutation 同名。The mutation of that name.' })
  action!: string;

  @Field(() => Boolean, {
    description:
      '现在能否办：填写有效即被受理。Whether it is accepted now, with valid input for its fields.',
  })
  possible!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      '不能办的代码，与提交后被拒的代码相同；已经办过、再办不改变什么的为 ALREADY_DONE。The code with which it would be refused; ALREADY_DONE where it would change nothing.',
  })
  code!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '不能办的原因，给人看。Why not, for people.',
  })
  reason!: string | null;
}
