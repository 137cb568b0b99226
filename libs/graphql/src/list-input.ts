import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayUnique, IsIn } from 'class-validator';

/** A list of values of an enumeration, each at most once: it cannot be longer than these are many. */
export const SetOf = (values: readonly string[], label: string): PropertyDecorator =>
  applyDecorators(
    ArrayMaxSize(values.length, { message: `${label}至多 ${values.length} 个` }),
    ArrayUnique({ message: `${label}不得重复` }),
    IsIn(values, { each: true, message: `${label}无效` }),
  );
