import { applyDecorators } from '@nestjs/common';
import { Field, ID } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, Matches } from 'class-validator';

const ORGANISATION = /^[\w.\-一-龥 ]{1,64}$/;
const message = '单位编号须为 1–64 个字母、数字、汉字或 _ . - 空格';

/** Id of an organisation in the directory. */
export function Organisation(description: string, optional = false): PropertyDecorator {
  return applyDecorators(
    Field(() => ID, { description, nullable: optional }),
    ...(optional ? [IsOptional()] : []),
    Matches(ORGANISATION, { message }),
  );
}

/** Ids of organisations, at most `most`; none by default. The domain refuses repetitions. */
export const Organisations = (description: string, most: number): PropertyDecorator =>
  applyDecorators(
    Field(() => [ID], { description, defaultValue: [] }),
    ArrayMaxSize(most, { message: `最多 ${most} 个单位` }),
    Matches(ORGANISATION, { each: true, message }),
  );

/** As {@link Organisations}, with at least one and without repetition. */
export const SomeOrganisations = (description: string, most: number): PropertyDecorator =>
  applyDecorators(
    Field(() => [ID], { description }),
    ArrayNotEmpty({ message: '至少须有一个单位' }),
    ArrayMaxSize(most, { message: `最多 ${most} 个单位` }),
    ArrayUnique({ message: '单位不得重复' }),
    Matches(ORGANISATION, { each: true, message }),
  );
