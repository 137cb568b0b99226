import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType('Limit', { description: '时限。A time limit.' })
export class LimitType {
  @Field(() => Float, { description: '数值。Value.' })
  value!: number;

  @Field(() => String, {
    description: '单位：分钟、小时、工作时、工作日、自然日。Unit, as the rule file has it.',
  })
  unit!: string;
}
