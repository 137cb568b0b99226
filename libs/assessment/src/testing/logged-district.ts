import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Directory } from '#directory';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { PeriodCommand } from '../periods/assessment-period.commands.js';
import { assessmentPeriod } from '../periods/assessment-period.js';
import { PeriodCommands, type PeriodOutcome } from '../periods/period-commands.js';
import { type ScorePeriod, scorePeriodOf } from '../domain/score-period.js';
import { at, type Matter } from './district-story.js';

const official = { account: '李考核', organisation: 'assessment-office', role: 'assessment' };

/** The period that a text names. @throws Error where it names none */
export function periodNamed(text: string): ScorePeriod {
  const period = scorePeriodOf(text);
  if ('fault' in period) throw new Error(period.reason);
  return period;
}

/** A district whose matters are in a real log, with its assessment. */
export class LoggedDistrict {
  readonly #written = new Map<Matter, number>();

  private constructor(
    readonly log: EventStore,
    private readonly folder: string,
  ) {}

  /** With these departments. */
  static async found(departments: readonly string[]): Promise<LoggedDistrict> {
    const folder = mkdtempSync(join(tmpdir(), 'periods-'));
    const log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const clock = { now: () => at('01-01 08:00') };
    await new Directory(log, clock).registerOrganisations(
      departments.map((id) => ({ id, kind: 'department', name: id })),
      { actor: official },
    );
    return new LoggedDistrict(log, folder);
  }

  async end(): Promise<void> {
    await this.log.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Writes what the matters have told since they were written last. */
  async write(...matters: readonly Matter[]): Promise<void> {
    for (const matter of matters) {
      const known = this.#written.get(matter) ?? 0;
      for (const { stream, revision, type, data, metadata, version } of matter.events.slice(known))
        await this.log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [
          { id: randomUUID(), type, data, metadata, version },
        ]);
      this.#written.set(matter, matter.events.length);
    }
  }

  /** The commands of the assessment at an instant, and how they are sent. */
  desk(now: string) {
    const commandId = randomUUID();
    return {
      commands: new PeriodCommands({ log: this.log, clock: { now: () => now } }),
      delivery: { commandId, actor: official, correlationId: commandId },
    };
  }

  /** What the assessment says about a period at an instant. */
  sayAt(period: string, command: PeriodCommand, now: string): Promise<PeriodOutcome> {
    const { commands, delivery } = this.desk(now);
    return commands.handle({ period: periodNamed(period), command, delivery });
  }

  stateOf(period: string) {
    return assessmentPeriod.load(this.log, period);
  }
}
