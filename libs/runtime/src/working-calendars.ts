import { join, resolve } from 'node:path';
import type { CalendarOf } from '#assessment';
import { createWorkCalendar, type WorkCalendar } from '#calendar';
import { ownRules, shippedRules } from '#rules';
import { readHolidays } from './rules.js';
import { type Environment, readStoreOf, type Stores } from './stores.js';

/**
 * The calendars by which working time is counted: days and hours of the rules that started a clock,
 * with the operator's holidays (`RULES_DIR`, `CALENDAR_FILE`); the usual hours for rules that are
 * not available here.
 * @throws RuleFileError, CalendarFileError, ConfigurationError naming file and place
 */
export function workingCalendars(place: string | Stores, env: Environment): CalendarOf {
  const store = readStoreOf(place);
  const dataDir = store.kind === 'sqlite' ? store.dataDir : resolve(env['DATA_DIR'] || 'data');
  const calendarFile = env['CALENDAR_FILE'] ? resolve(env['CALENDAR_FILE']) : undefined;
  const overrides = readHolidays({ calendarFile });
  const holidays = overrides ? { overrides } : {};
  const usual = createWorkCalendar(holidays);
  const own = new Map<string, WorkCalendar>();
  const rulesDir = env['RULES_DIR'] ? resolve(env['RULES_DIR']) : join(dataDir, 'rules');
  for (const { pack, version, workingHours } of [...shippedRules(), ...ownRules(rulesDir)])
    if (workingHours)
      own.set(`${pack}@${version}`, createWorkCalendar({ ...holidays, workingHours }));
  return ({ pack, version }) => own.get(`${pack}@${version}`) ?? usual;
}
