import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayUnique, IsIn } from 'class-validator';

/** A list of enum values without repetition, so it cannot be longer than the enum. */
export const SetOf = (values: readonly string[], label: string): PropertyDecorator =>
  applyDecorators(
    ArrayMaxSize(values.length, { message: `${label}至多 ${values.length} 个` }),
    ArrayUnique({ message: `${label}不得重复` }),
    IsIn(values, { each: true, message: `${label}无效` }),
  );

/** The values of an argument; a client may leave out each or send null. */
export type Sent<T> = { readonly [K in keyof T]?: T[K] | null };

/** The values that a client gave, without those left out or null. */
export const dropNulls = <T extends object>(sent: Sent<T> | null | undefined): Partial<T> =>
  Object.fromEntries(
    Object.entries(sent ?? {}).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
