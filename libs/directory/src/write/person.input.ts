import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import type { Role } from '#access';
import { PERSON_ID } from '../domain/people.guards.js';
import { EffectiveInput } from './organisation.input.js';

/** Whoever keeps the people and the roster of their own organisation; the administrator keeps all. */
export const ROSTER_KEEPERS = [
  'administrator',
  'command-centre',
  'street',
  'community',
  'department',
] as const satisfies readonly Role[];

/** What every change of one person carries that counts from a date. */
@InputType({ isAbstract: true })
export abstract class PersonInput extends EffectiveInput {
  @Field(() => ID, { description: '人员编号，如工号。Identifier, such as a staff number.' })
  @Matches(PERSON_ID, { message: '人员编号须为 1–64 个字母、数字、汉字或 _ . - 空格' })
  id!: string;
}

/** Where somebody works. */
@InputType({ isAbstract: true })
export abstract class PostingInput extends PersonInput {
  @Field(() => ID, { description: '所在单位。Organisation.' })
  @IsString({ message: '单位须为编号' })
  organisation!: string;

  @Field(() => String, { nullable: true, description: '职务、岗位。Post.' })
  @IsOptional()
  @IsString({ message: '岗位须为文字' })
  @Length(1, 50, { message: '岗位须为 1 到 50 个字' })
  post?: string | null;
}
