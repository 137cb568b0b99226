import { applyDecorators } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, Matches, ValidateNested } from 'class-validator';
import { Text } from './whistle.input.js';

/** Most pieces of evidence with one command. */
const MOST = 20;

@InputType({ description: '佐证：照片或文件的存放处。Where a photo or document is kept.' })
export class EvidenceInput {
  @Text({
    label: '存放处',
    description: '存放处，如对象存储的键或网址。Object-store key or URL.',
    length: [1, 500],
  })
  reference!: string;

  @Field(() => String, { description: '媒体类型，如 image/jpeg。Media type.' })
  @Matches(/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/, { message: '媒体类型格式不符' })
  mediaType!: string;
}

/** A list of {@link EvidenceInput}. */
export const EvidenceList = (): PropertyDecorator =>
  applyDecorators(
    Field(() => [EvidenceInput], {
      defaultValue: [],
      description: `佐证，至多 ${MOST} 件。Evidence, at most ${MOST} pieces.`,
    }),
    ArrayMaxSize(MOST, { message: `佐证至多 ${MOST} 件` }),
    ValidateNested({ each: true }),
    Type(() => EvidenceInput),
  );

/** Plain values, as events keep them. */
export const evidenceOf = (evidence: readonly EvidenceInput[]) =>
  evidence.map(({ reference, mediaType }) => ({ reference, mediaType }));
