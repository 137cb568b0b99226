export * from './command.input.js';
export * from './connection.js';
export * from './date-time.scalar.js';
export * from './input-error.js';
export * from './input-validation.pipe.js';
export * from './keyset.js';
export * from './rejection.types.js';
export * from './wire-enum.js';
