/** A failure that an operator can do something about: a stable code and a Chinese message. */
export class AdminError extends Error {
  override readonly name = 'AdminError';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
