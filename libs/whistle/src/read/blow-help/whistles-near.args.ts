import { ArgsType, Field, Int } from '@nestjs/graphql';
import { GraphQLDateTime, PointInput } from '#graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min, ValidateNested } from 'class-validator';

const WIDEST = 2_000;
const RADIUS = { message: `半径须为 1 到 ${WIDEST} 米的整数` };

@ArgsType()
export class WhistlesNearArgs {
  @Field(() => PointInput, { description: '位置。The point.' })
  @ValidateNested()
  @Type(() => PointInput)
  place!: PointInput;

  @Field(() => Int, {
    defaultValue: 500,
    description: `半径（米），至多 ${WIDEST}。Radius in metres.`,
  })
  @IsInt(RADIUS)
  @Min(1, RADIUS)
  @Max(WIDEST, RADIUS)
  radiusMetres!: number;

  @Field(() => String, {
    nullable: true,
    description: 'GB/T 30428 类别或其开头。Category or its beginning.',
  })
  @IsOptional()
  @Matches(/^\d{1,4}$/, { message: '类别须为 1 到 4 位数字' })
  category?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '已终止的只要此时以后终止的，默认最近 90 天，至多一年；办理中的总在内。Of those that have ended, only those since then; 90 days by default, a year at most.',
  })
  since?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}
