import { ValidateBy, type ValidationOptions } from 'class-validator';
import { findUnusableText, isVisible } from '#event-sourcing';
import { inputError } from './input-error.js';

const isText = (text: unknown): boolean => typeof text === 'string' && isVisible(text);

/** A text in which somebody sees something: not spaces and zero-width marks alone. */
export const Visible = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'visible', validator: { validate: isText } }, options);

/**
 * Refuses texts that no store, list or format could hold, wherever in an argument they are.
 * @param name of the argument; undefined where it is all of them
 * @throws GraphQLError INVALID_INPUT naming the place
 */
export function refuseUnusableTexts(value: unknown, name: string | undefined): void {
  const found = findUnusableText(value, name);
  if (!found) return;
  throw inputError(found.path, 'TEXT_UNUSABLE', `含有无法使用的字符 ${found.character}`);
}
