import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsOptional, IsString, Length, ValidateBy, type ValidationOptions } from 'class-validator';
import { findUnusableText, isVisible } from '#event-sourcing';
import { inputError } from './input-error.js';

const isText = (text: unknown): boolean => typeof text === 'string' && isVisible(text);

/** A text with something visible: not only spaces and zero-width marks. */
export const Visible = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'visible', validator: { validate: isText } }, options);

/** A text that people write: not blank, of a bounded length in characters. */
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

/**
 * Refuses texts that no store, list or format can hold, anywhere in an argument.
 * @param name of the argument; undefined for all arguments
 * @throws GraphQLError INVALID_INPUT naming the place
 */
export function refuseUnusableTexts(value: unknown, name: string | undefined): void {
  const found = findUnusableText(value, name);
  if (!found) return;
  throw inputError(found.path, 'TEXT_UNUSABLE', `含有无法使用的字符 ${found.character}`);
}
