import { ValidateBy, type ValidationArguments } from 'class-validator';

/**
 * The end of a range of canonical times or dates, which must not be before its beginning if that is
 * given.
 */
export const NotBefore = (beginning: string): PropertyDecorator =>
  ValidateBy({
    name: 'notBefore',
    validator: {
      validate: (end: unknown, args?: ValidationArguments) => {
        const begun = (args?.object as Record<string, unknown> | undefined)?.[beginning];
        return typeof end !== 'string' || typeof begun !== 'string' || end >= begun;
      },
      defaultMessage: () => `不得早于 ${beginning}`,
    },
  });
