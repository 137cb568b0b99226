import { applyDecorators } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { Officeholder } from '../domain/whistle.events.js';
import { Text } from './whistle.input.js';

@InputType({ description: '以职务行事的人。A person acting by virtue of a post.' })
export class OfficeholderInput {
  @Text({ label: '姓名', description: '姓名。Name.', length: [1, 50] })
  name!: string;

  @Text({
    label: '职务',
    description: '职务，如党工委书记、主任。The post, as the rules name it.',
    length: [1, 50],
  })
  post!: string;
}

/** One {@link OfficeholderInput}. */
export const Person = (description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => OfficeholderInput, { description }),
    ValidateNested(),
    Type(() => OfficeholderInput),
  );

/** Plain values, as events keep them. */
export const officeholder = ({ name, post }: OfficeholderInput): Officeholder => ({ name, post });
