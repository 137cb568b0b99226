import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { CommandInput, Text } from '#graphql';

/** Why something is done that somebody will ask about. */
export const Reason = (): PropertyDecorator =>
  Text({ label: '理由', description: '理由，2–500 字。The reason.', length: [2, 500] });

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
