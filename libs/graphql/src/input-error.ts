import type { ValidationError } from 'class-validator';
import { GraphQLError } from 'graphql';

/** One reason why an input was refused. */
export interface Violation {
  /** Path of the field inside the arguments, for example `input.place.regionCode`. */
  readonly field: string;
  /** Stable, upper snake case. */
  readonly code: string;
  /** For people, in Chinese. */
  readonly message: string;
}

/** A 400 error that names every invalid field; nothing has been written. */
export function inputErrors(violations: readonly Violation[]): GraphQLError {
  const told = violations.map((v) => `${v.field}：${v.message}`).join('；');
  return new GraphQLError(`输入有误：${told}`, {
    extensions: {
      code: 'INVALID_INPUT',
      field: violations[0]?.field,
      violations,
      http: { status: 400 },
    },
  });
}

export const inputError = (field: string, code: string, message: string): GraphQLError =>
  inputErrors([{ field, code, message }]);

const upperSnakeOf = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

function flatten(errors: readonly ValidationError[], path: readonly string[]): Violation[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
      field: here.join('.'),
      code: upperSnakeOf(name),
      message,
    }));
    return [...own, ...flatten(error.children ?? [], here)];
  });
}

/** The class-validator errors of one argument as a 400 error. */
export function validationError(
  errors: readonly ValidationError[],
  argument: string | undefined,
): GraphQLError {
  return inputErrors(flatten(errors, argument === undefined ? [] : [argument]));
}
