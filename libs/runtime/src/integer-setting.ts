import { ConfigurationError } from './configuration-error.js';
import { type NumberSetting, type OptionalNumberSetting, SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

/**
 * Reads a whole number from the environment, or its default.
 * @throws ConfigurationError naming the variable and the range
 */
export const integer = (env: Environment, name: NumberSetting): number =>
  given(env, name) ?? SETTINGS[name].fallback;

/**
 * Reads a whole number from the environment that has no default.
 * @throws ConfigurationError naming the variable and the range
 */
export const optionalInteger = (
  env: Environment,
  name: OptionalNumberSetting,
): number | undefined => given(env, name);

function given(env: Environment, name: NumberSetting | OptionalNumberSetting): number | undefined {
  const text = env[name];
  const [min, max] = SETTINGS[name].range;
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ConfigurationError(
    name,
    `须为 ${min} 到 ${max} 之间的整数，现为 ${JSON.stringify(text)}`,
  );
}
