import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { CommandInput } from '#graphql';
import type { DirectoryChange } from '../change.js';
import type { Effective } from '../domain/dated.js';
import { ORGANISATION_ID } from '../domain/directory.guards.js';

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

/** What every change of one organisation carries. */
@InputType({ isAbstract: true })
export abstract class OrganisationInput extends EffectiveInput {
  @Field(() => ID, {
    description:
      '编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`.',
  })
  @IsString({ message: '编号须为文字' })
  @Matches(ORGANISATION_ID, { message: '编号须为 1–64 个字母、数字、汉字或 _ . - 空格' })
  id!: string;
}

/** GraphQL clients may send null for what they leave out. */
export const effectiveIn = ({ effectiveFrom, reason }: EffectiveInput): Effective => ({
  ...(effectiveFrom && { effectiveFrom }),
  ...(reason && { reason }),
});

export function changeOf(actor: Actor, input: CommandInput): DirectoryChange {
  const { commandId, expectedRevision } = input;
  return {
    actor,
    ...(commandId && { commandId }),
    ...(typeof expectedRevision === 'number' && { expectedRevision }),
  };
}
