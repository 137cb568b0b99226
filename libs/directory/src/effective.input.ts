import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { CommandInput } from '#graphql';
import type { Effective } from './dated.js';

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What every change carries that counts from a date. */
@InputType({ isAbstract: true })
export abstract class EffectiveInput extends CommandInput {
  @Field(() => String, {
    nullable: true,
    description:
      '生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason.',
  })
  @IsOptional()
  @Matches(LOCAL_DATE, { message: '生效日期须为 YYYY-MM-DD' })
  effectiveFrom?: string | null;

  @Field(() => String, { nullable: true, description: '理由或文号。Reason or document.' })
  @IsOptional()
  @IsString({ message: '理由须为文字' })
  @Length(2, 500, { message: '理由须为 2 到 500 个字' })
  reason?: string | null;
}

/** GraphQL clients may send null for what they leave out. */
export const effectiveOfInput = ({ effectiveFrom, reason }: EffectiveInput): Effective => ({
  ...(effectiveFrom && { effectiveFrom }),
  ...(reason && { reason }),
});
