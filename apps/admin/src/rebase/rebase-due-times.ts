import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore, Progress } from '#event-store';
import { catchUp, openRules } from '#runtime';
import {
  provisionalWhistles,
  type RebasedWhistle,
  rebaseWhistles,
  type WhistleRuleBook,
  workLists,
} from '#whistle';
import { withData, withLog, withWritableLog } from '../data/open-data.js';
import { settingsOf } from '../rules/rule-desk.js';

interface RebaseOptions {
  readonly dataDir: string;
  /** The notice, in Chinese. */
  readonly reason: string;
  /** Holiday file that takes the place of the one in the environment. */
  readonly calendarFile?: string | undefined;
  /** Only reports what would move. */
  readonly dryRun: boolean;
  readonly progress: Progress;
  /** ISO 8601 UTC; the system's clock where absent. */
  readonly now?: string;
}

export interface RebaseResult {
  /** Last date whose holidays are known. */
  readonly horizon: string;
  /** Open whistles with a provisional due time. */
  readonly provisional: number;
  readonly rebased: readonly RebasedWhistle[];
  /** Names of the organisations. */
  nameOf(organisation: string): string;
}

interface Calendar {
  readonly rules: WhistleRuleBook;
  readonly horizon: string;
  /** Identifies the known days. */
  readonly digest: string;
}

async function calendarOf(
  log: EventStore,
  { dataDir, calendarFile }: RebaseOptions,
  now: string,
): Promise<Calendar> {
  const settings = settingsOf(dataDir);
  const file = calendarFile ?? settings.calendarFile;
  const rules = await openRules({ ...settings, calendarFile: file }, log);
  const { horizon = '' } = rules.calendarOf({ pack: '', version: '' }, now) ?? {};
  const text = file === undefined ? '' : readFileSync(file, 'utf8');
  return { rules, horizon, digest: hash('sha256', `${horizon}/${text}`) };
}

/**
 * Recalculates the provisional due times of all open whistles on the days known now.
 * @throws OperatorError; CalendarFileError, RuleFileError, ConfigurationError
 */
export async function rebaseDueTimes(options: RebaseOptions): Promise<RebaseResult> {
  const { dataDir, reason, dryRun, progress } = options;
  const now = options.now ?? systemClock.now();
  const clock = { now: () => now };
  const ids = await withData(dataDir, async (data) => {
    await catchUp(data, [workLists.name], progress);
    return provisionalWhistles(data.reads);
  });
  const withIt = dryRun ? withLog : withWritableLog;
  return withIt(dataDir, async (log) => {
    const { rules, horizon, digest } = await calendarOf(log, options, now);
    const organisations = await new Directory(log, clock).current();
    const how = { log, rules, organisations, clock, reason, calendar: digest, dryRun };
    const rebased = await rebaseWhistles(ids, how, progress);
    const nameOf = (id: string) => organisations.nameOf(id);
    return { horizon, provisional: ids.length, rebased, nameOf };
  });
}
