import { Field, Float, InputType } from '@nestjs/graphql';
import { IsIn, ValidateBy, type ValidationArguments } from 'class-validator';
import type { Limit } from '#calendar';

const UNITS = [
  '分钟',
  '小时',
  '工作时',
  '工作日',
  '自然日',
] as const satisfies readonly Limit['unit'][];
const WHOLE: readonly unknown[] = ['工作日', '自然日'];

/** Longest limit that anybody may ask for, in any unit; what the rules allow is less. */
const MOST = 100_000;

/** Positive, and whole in days. */
const isLimit = {
  name: 'isLimit',
  validator: {
    validate(value: unknown, args?: ValidationArguments): boolean {
      if (typeof value !== 'number' || !(value > 0 && value <= MOST)) return false;
      const { unit } = (args?.object ?? {}) as Partial<LimitInput>;
      return !WHOLE.includes(unit) || Number.isInteger(value);
    },
    defaultMessage: () => `时限须大于 0 且不超过 ${MOST}，工作日和自然日须为整数`,
  },
};

@InputType({ description: '时限。A time limit.' })
export class LimitInput {
  @Field(() => Float, {
    description: '数值，大于 0；工作日和自然日为整数。Value, positive; whole in days.',
  })
  @ValidateBy(isLimit)
  value!: number;

  @Field(() => String, {
    description: `单位：${UNITS.join('、')}。Unit, as the rule file has it.`,
  })
  @IsIn(UNITS, { message: `单位须为${UNITS.join('、')}之一` })
  unit!: Limit['unit'];
}

/** Plain values, as events keep them. */
export const limitOf = ({ value, unit }: LimitInput): Limit => ({ value, unit });
