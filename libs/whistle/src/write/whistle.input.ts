import { applyDecorators } from '@nestjs/common';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CommandInput, Visible } from '#graphql';

/** A text that people write: not blank, of a bounded length. */
export function Text(options: {
  readonly label: string;
  readonly description: string;
  readonly length: readonly [min: number, max: number];
  readonly optional?: boolean;
}): PropertyDecorator {
  const { label, description, optional = false } = options;
  const [min, max] = options.length;
  return applyDecorators(
    Field(() => String, { description, nullable: optional }),
    ...(optional ? [IsOptional()] : []),
    IsString({ message: `${label}须为文字` }),
    Length(min, max, { message: `${label}须为 ${min} 到 ${max} 个字` }),
    Visible({ message: `${label}不得为空白` }),
  );
}

/** Why something is done that somebody will ask about. */
export const Reason = (): PropertyDecorator =>
  Text({ label: '理由', description: '理由，2–500 字。The reason.', length: [2, 500] });

const ORGANISATION = /^[\w.\-一-龥 ]{1,64}$/;

/** Id of an organisation, as the directory has it. */
export function Organisation(description: string, optional = false): PropertyDecorator {
  return applyDecorators(
    Field(() => ID, { description, nullable: optional }),
    ...(optional ? [IsOptional()] : []),
    Matches(ORGANISATION, { message: '单位编号须为 1–64 个字母、数字、汉字或 _ . - 空格' }),
  );
}

/** Ids of organisations, none twice as the domain sees to it. */
export function Organisations(description: string, most: number): PropertyDecorator {
  return applyDecorators(
    Field(() => [ID], { description, defaultValue: [] }),
    ArrayMaxSize(most, { message: `最多 ${most} 个单位` }),
    Matches(ORGANISATION, {
      each: true,
      message: '单位编号须为 1–64 个字母、数字、汉字或 _ . - 空格',
    }),
  );
}

/** A score of the five-level national 好差评: 1 非常不满意 … 5 非常满意. */
export function Score(label: string, english: string): PropertyDecorator {
  const message = `${label}须为 1 到 5 的整数`;
  return applyDecorators(
    Field(() => Int, { description: `${label}，1–5。${english}, 1–5.` }),
    IsInt({ message }),
    Min(1, { message }),
    Max(5, { message }),
  );
}

/** A number of degrees or metres within bounds. */
export function Measure(
  label: string,
  english: string,
  [min, max]: readonly [number, number],
): PropertyDecorator {
  const message = `${label}须在 ${min} 到 ${max} 之间`;
  return applyDecorators(
    Field(() => Float, { description: `${label}。${english}.` }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** What every command on a whistle that has sounded carries. */
@InputType({ isAbstract: true })
export abstract class OnWhistleInput extends CommandInput {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  @IsUUID(undefined, { message: 'whistleId 须为 UUID' })
  whistleId!: string;
}

/** What every command on one department's summons carries. */
@InputType({ isAbstract: true })
export abstract class OnSummonsInput extends OnWhistleInput {
  @Field(() => Int, {
    description: '召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1.',
  })
  @IsInt({ message: '召集序号须为整数' })
  @Min(1, { message: '召集序号从 1 起' })
  summons!: number;
}
