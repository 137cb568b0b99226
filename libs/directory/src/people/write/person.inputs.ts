import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { CommandInput } from '#graphql';
import { EffectiveInput } from '../../effective.input.js';
import { PERSON_ID } from '../domain/people.guards.js';

const Name = (): PropertyDecorator =>
  applyDecorators(
    Field(() => String, { description: '姓名，1–50 字。Name.' }),
    IsString({ message: '姓名须为文字' }),
    Length(1, 50, { message: '姓名须为 1 到 50 个字' }),
  );

const Phone = (): PropertyDecorator =>
  applyDecorators(
    Field(() => String, { nullable: true, description: '电话。Telephone.' }),
    IsOptional(),
    Matches(/^[+\d][\d -]{3,24}$/, { message: '电话须为 5–25 位数字、+、- 或空格' }),
  );

const Account = (): PropertyDecorator =>
  applyDecorators(
    Field(() => ID, { nullable: true, description: '账号用户名。Username of the account.' }),
    IsOptional(),
    IsString({ message: '账号须为用户名' }),
    Length(2, 32, { message: '账号须为 2 到 32 个字' }),
  );

/** What every change of one person carries that counts from a date. */
@InputType({ isAbstract: true })
abstract class PersonInput extends EffectiveInput {
  @Field(() => ID, { description: '人员编号，如工号。Identifier, such as a staff number.' })
  @Matches(PERSON_ID, { message: '人员编号须为 1–64 个字母、数字、汉字或 _ . - 空格' })
  id!: string;
}

/** Where somebody works. */
@InputType({ isAbstract: true })
abstract class PostingInput extends PersonInput {
  @Field(() => ID, { description: '所在单位。Organisation.' })
  @IsString({ message: '单位须为编号' })
  organisation!: string;

  @Field(() => String, { nullable: true, description: '职务、岗位。Post.' })
  @IsOptional()
  @IsString({ message: '岗位须为文字' })
  @Length(1, 50, { message: '岗位须为 1 到 50 个字' })
  post?: string | null;
}

@InputType({ description: '登记人员。Enter a person.' })
export class RegisterPersonInput extends PostingInput {
  @Name()
  name!: string;

  @Phone()
  phone?: string | null;

  @Account()
  account?: string | null;
}

@InputType({
  description:
    '更改姓名、电话、账号；不写即没有。Name, telephone and account; none where left out.',
})
export class ChangePersonDetailsInput extends CommandInput {
  @Field(() => ID, { description: '人员编号。Identifier.' })
  @IsString({ message: '人员编号须为文字' })
  id!: string;

  @Name()
  name!: string;

  @Phone()
  phone?: string | null;

  @Account()
  account?: string | null;
}

@InputType({ description: '调动。Another organisation or post.' })
export class MovePersonInput extends PostingInput {}

@InputType({ description: '离任。Of no organisation any more.' })
export class RecordPersonLeftInput extends PersonInput {}
