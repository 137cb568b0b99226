import { readFileSync } from 'node:fs';

import { CalendarFileError, type CalendarOverrides, parseCalendarOverrides } from '#calendar';
import type { EventStore } from '#event-store';
import { openLiveRules, type RuleBook } from '#rules';

import type { Configuration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';

/**
 * The operator's holidays, if there is a file of them.
 * @throws CalendarFileError, ConfigurationError naming file and place
 */
export function readHolidays({
  calendarFile: file,
}: Pick<Configuration, 'calendarFile'>): CalendarOverrides | undefined {
  if (file === undefined) return undefined;
  try {
    return parseCalendarOverrides(JSON.parse(readFileSync(file, 'utf8')) as unknown);
  } catch (error) {
    if (error instanceof CalendarFileError) throw error;
    throw new ConfigurationError('CALENDAR_FILE', `${file} 无法读取：${String(error)}`);
  }
}

/**
 * The rules in force: the configured pack, the activations in the log, and the holidays with the
 * operator's additions.
 * @throws RuleFileError, CalendarFileError, ConfigurationError naming file and place
 */
export function openRules(
  configuration: Pick<Configuration, 'rulePack' | 'rulesDir' | 'calendarFile'>,
  log: EventStore,
): Promise<RuleBook> {
  const { rulePack: pack, rulesDir } = configuration;
  const overrides = readHolidays(configuration);
  return openLiveRules(log, { pack, rulesDir, ...(overrides && { overrides }) });
}
