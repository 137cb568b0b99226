/** A setting that cannot be used; the message names the variable, in Chinese. */
export class ConfigurationError extends Error {
  readonly code = 'CONFIGURATION_INVALID';

  constructor(
    readonly variable: string,
    reason: string,
  ) {
    super(`${variable}：${reason}`);
    this.name = 'ConfigurationError';
  }
}
