import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openRules } from '#runtime';
import { provisionalWhistles, type WhistleRuleBook, workLists } from '#whistle';
import { catchUp } from '../data/catch-up.js';
import { withData, withLog, withWritableLog } from '../data/open-data.js';
import type { Progress } from '../progress.js';
import { settingsOf } from '../rules/known-rules.js';
import { type RebasedWhistle, rebaseWhistle, type Rebasing } from './rebase-whistle.js';

export interface RebaseOptions {
  readonly dataDir: string;
  /** The notice, in Chinese. */
  readonly reason: string;
  /** Holiday file that takes the place of the one in the environment. */
  readonly calendarFile?: string | undefined;
  /** Only says what would move. */
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

/** So many appends share a commit. */
const AT_A_TIME = 64;

async function rebaseAll(
  ids: readonly string[],
  rebasing: Rebasing,
  progress: Progress,
): Promise<RebasedWhistle[]> {
  const bar = progress.start('重新核定', ids.length, '哨');
  const all: RebasedWhistle[] = [];
  try {
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      const some = ids.slice(from, from + AT_A_TIME);
      const done = await Promise.all(some.map((id) => rebaseWhistle(id, rebasing)));
      all.push(...done.filter((one) => one !== undefined));
      bar.add(some.length);
    }
  } finally {
    bar.stop();
  }
  return all;
}

interface Calendar {
  readonly rules: WhistleRuleBook;
  readonly horizon: string;
  /** Stands for the days that are known. */
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
 * Counts the provisional due times of all open whistles on the days that are known now. Each whistle
 * is told by a command of its own, so that an interruption does no harm, and a second run on the same
 * days adds nothing.
 * @throws AdminError; CalendarFileError, RuleFileError, ConfigurationError
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
    const rebased = await rebaseAll(ids, how, progress);
    const nameOf = (id: string) => organisations.nameOf(id);
    return { horizon, provisional: ids.length, rebased, nameOf };
  });
}
