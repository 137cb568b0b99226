import { ConfigurationError } from './configuration-error.js';
import type { FlagSetting } from './settings.js';
import type { Environment } from './stores.js';

/** Flags whose default depends on other settings. */
type DependentFlag = 'DEMO' | 'EXPLORER' | 'FREE_QUERIES';

/**
 * Reads a flag from the environment.
 * @throws ConfigurationError naming the variable
 */
export function flag(
  env: Environment,
  name: FlagSetting | DependentFlag,
  fallback: boolean,
): boolean {
  const text = env[name]?.toLowerCase();
  if (text === undefined || text === '') return fallback;
  if (['true', '1', 'yes'].includes(text)) return true;
  if (['false', '0', 'no'].includes(text)) return false;
  throw new ConfigurationError(name, `须为 true 或 false，现为 ${JSON.stringify(text)}`);
}
