import { ArgsType, Field } from '@nestjs/graphql';
import { PointInput, Text } from '#graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsString, MaxLength, ValidateBy, ValidateNested } from 'class-validator';
import { categoryClass } from '../../domain/whistle.categories.js';

const isCategory = (value: unknown): boolean =>
  typeof value === 'string' && categoryClass(value) !== undefined;

@ArgsType()
export class SuggestDepartmentsArgs {
  @Field(() => String, { description: 'GB/T 30428 类别，2 至 4 位。Category.' })
  @ValidateBy(
    { name: 'category', validator: { validate: isCategory } },
    { message: '类别须为 GB/T 30428 大类代码，可加两位小类' },
  )
  category!: string;

  @Field(() => String, {
    nullable: true,
    description: '只看这一种类的哨。Only whistles of this kind.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '种类过长' })
  kind?: string | null;

  @Text({
    label: '描述',
    description: '问题的标题或描述，用以对照职责清单的关键词和裁定先例。What the problem is.',
    length: [1, 500],
    optional: true,
  })
  text?: string | null;

  @Field(() => PointInput, {
    nullable: true,
    description:
      '位置：据以判断所在街道，只提示可到该街道的派出机构。Where it is: its street, and agencies stationed there.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PointInput)
  place?: PointInput | null;

  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}
