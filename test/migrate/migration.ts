import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  assessmentPeriod,
  canonicalResult,
  openLiveScoreRules,
  monthPeriod,
  periodBetween,
  type PeriodCommand,
  PeriodCommands,
  recomputeScorecards,
  responseStatistics,
  responseTimeStatistics,
  type ScorePeriod,
  scoringOf,
  type StatisticsTables,
  verifyEdition,
} from '#assessment';
import { DAY_MS, localDate } from '#calendar';
import { Directory } from '#directory';
import { type RecordedEvent, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { contentOf } from '#event-store/maintenance';
import { importLog, readMapping } from '#importing';
import { openLog, parseLogUrl, openReadSide, openSource } from '#runtime';
import { createProgram } from '../../apps/admin/src/program.js';

const MAPPING = resolve('schema/imports/bpic2013-by-line.json');
/** Published in the imported log. */
const SEALED = periodBetween('2012-04-01', '2012-06-30');
const MONTHS = ['2012-03', '2012-04', '2012-05'];
/** One for both logs. */
const CUT_OFF = '2026-11-26T00:00:00.000Z';
const GROUPS = ['department', 'street', 'category', 'kind', 'month'] as const;

/** A folder with data folders in it, and what the command line does with them. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'shaodao-migrate-'));

  /** A data folder that is not there yet. */
  place(): string {
    return join(this.folder, randomUUID());
  }

  /** A data folder with an imported log. */
  async imported(file: string): Promise<string> {
    const dataDir = this.place();
    await importLog({ dataDir, mapping: readMapping(MAPPING), file });
    const log = await openLog(dataDir, 'inline');
    await publish(log, SEALED);
    await log.close();
    return dataDir;
  }

  /** Runs `migrate` in this process; what it printed. */
  async migrate(from: string, to: string, ...more: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => lines.push(line)).exitOverride();
    const where = ['--data-dir', this.folder, 'migrate', '--from', from, '--to', to];
    await program.parseAsync(['node', 'shaodao', ...where, ...more]);
    return lines;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A log for reading, for as long as `use` takes. */
export async function withLogAt<T>(url: string, use: (log: EventStore) => Promise<T>): Promise<T> {
  const log = await openSource(parseLogUrl(url));
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

export async function eventsIn(log: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after: string | undefined; ;) {
    const page = await log.readAll({ limit: 1_000, ...(after !== undefined && { after }) });
    events.push(...page.events);
    if (page.end) return events;
    after = page.position;
  }
}

/** Everything of the events of a log but where and when it recorded them. */
export const contentIn = async (log: EventStore): Promise<string[]> =>
  (await eventsIn(log)).map(contentOf);

export const contentAt = (url: string): Promise<string[]> => withLogAt(url, contentIn);

/** All statistics of read models built from the log, and all scores computed from it. */
export async function figuresAt(url: string, scratch: string) {
  return withLogAt(url, async (log) => {
    const reads = await openReadSide(scratch, log);
    try {
      await reads.rebuild(responseStatistics.name);
      const db = await reads.live<StatisticsTables>(responseStatistics.name);
      const statistics = [];
      for (const group of GROUPS)
        statistics.push(await responseTimeStatistics(db, { groupBy: [group], cutOff: CUT_OFF }));
      return { statistics, scores: await scoresOf(log), seals: await sealsOf(log) };
    } finally {
      await reads.close();
    }
  });
}

/** The seals of the published period, recomputed from the log at `url`. */
export const sealsAt = (url: string) => withLogAt(url, sealsOf);

/** Makes a period preliminary and publishes it once its window has ended. */
async function publish(log: EventStore, period: ScorePeriod): Promise<void> {
  const say = async (command: PeriodCommand, daysLater: number) => {
    const now = new Date(Date.now() + daysLater * DAY_MS).toISOString();
    const commandId = randomUUID();
    const actor = { account: 'official', organisation: 'district', role: 'assessment' };
    const delivery = { commandId, actor, correlationId: commandId };
    const commands = new PeriodCommands({ log, clock: { now: () => now } });
    const { outcome } = await commands.handle({ period, command, delivery });
    expect(outcome).toBe('accepted');
  };
  const contestUntil = localDate(new Date(Date.now() + DAY_MS).toISOString());
  await say({ type: 'MakePeriodPreliminary', contestUntil }, 0);
  await say({ type: 'PublishPeriod' }, 3);
}

/** The seals of the period that was published, held against the log. */
async function sealsOf(log: EventStore) {
  const { editions } = await assessmentPeriod.load(log, SEALED.id);
  const checks = [];
  for (const edition of editions) checks.push(await verifyEdition(log, SEALED, { edition }));
  return checks.map(({ result, digests, difference }) => ({
    text: canonicalResult(result),
    digests,
    difference,
  }));
}

/** The rules that ship were in force when the imported log was written. */
async function scoresOf(log: EventStore) {
  const organisations = await new Directory(log, systemClock).current();
  const scoring = scoringOf(await openLiveScoreRules(log).current(), organisations);
  const scores = [];
  for (const month of MONTHS)
    scores.push(
      await recomputeScorecards(log, scoring, { period: monthPeriod(month), cutOff: CUT_OFF }),
    );
  return scores;
}
