/** A failure that an operator can fix: a stable code and a Chinese message. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
