import { Field, Float, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsOptional,
  ValidateBy,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import type { Limit } from '#calendar';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

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

@InputType({
  description: '申请延长办结时限，须在到期前。Ask for more time to resolve, before the due time.',
})
export class RequestExtensionInput extends OnSummonsInput {
  @Field(() => LimitInput, { description: '延长多少。How much longer.' })
  @ValidateNested()
  @Type(() => LimitInput)
  extension!: LimitInput;

  @Reason()
  reason!: string;
}

@InputType({
  description:
    '同意延期；自原到期时间起算。Grant the extension asked for; counted from the due time.',
})
export class GrantExtensionInput extends OnSummonsInput {
  @Field(() => LimitInput, {
    nullable: true,
    description:
      '准予多少，单位与申请相同，不得多于申请；不填则全部准予。How much is granted, in the unit asked for and at most that; all of it where absent.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => LimitInput)
  extension?: LimitInput | null;
}

@InputType({ description: '不同意延期。Refuse the extension asked for.' })
export class RefuseExtensionInput extends OnSummonsInput {
  @Reason()
  reason!: string;
}
