import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { type ValidationError, type ValidatorOptions, validateSync } from 'class-validator';

import { validationError } from './input-error.js';
import { acceptedInput } from './input-plan.js';
import type { InputClass } from './input-rules.js';
import { refuseUnusableTexts } from './text-input.js';

class Findings extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('invalid input');
  }
}

/**
 * Validates every argument from outside (inputs, plain texts and cursors, over HTTP and sockets) by
 * its class; errors name the path from the argument. What is certainly valid by the rules of its class
 * passes at once; anything else class-validator judges, and words the errors.
 */
@Injectable()
export class InputValidationPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, exceptionFactory: (errors) => new Findings(errors) });
  }

  /** None of our rules is asynchronous, and synchronous validation is much cheaper. */
  protected override validate(
    object: object,
    options?: ValidatorOptions,
  ): ValidationError[] | Promise<ValidationError[]> {
    return validateSync(object, options);
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    refuseUnusableTexts(value, metadata.data);
    return this.accepted(value, metadata) ?? (await this.judged(value, metadata));
  }

  private accepted(value: unknown, metadata: ArgumentMetadata): object | undefined {
    const { metatype } = metadata;
    if (typeof metatype !== 'function' || !this.toValidate(metadata)) return undefined;
    return acceptedInput(metatype as InputClass, value);
  }

  private async judged(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (error instanceof Findings) throw validationError(error.errors, metadata.data);
      throw error;
    }
  }
}
