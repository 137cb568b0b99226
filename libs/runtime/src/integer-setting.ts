import { ConfigurationError } from './configuration-error.js';
import { type NumberSetting, SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

/**
 * Reads a whole number from the environment, or its default.
 * @throws ConfigurationError naming the variable and the range
 */
export function integer(env: Environment, name: NumberSetting): number {
  const text = env[name];
  const { fallback, range } = SETTINGS[name];
  const [min, max] = range;
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ConfigurationError(
    name,
    `须为 ${min} 到 ${max} 之间的整数，现为 ${JSON.stringify(text)}`,
  );
}
