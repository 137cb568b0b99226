import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type EventStore, type Progress, noProgress } from '#event-store';
import { type KeyPlace, PersonalData, subjects } from '#privacy';
import { type EventStorePlace, openLog, withKeys } from '#runtime';
import { type ImportReport, ReportWriter } from './import-report.js';
import type { Mapping } from './mapping.js';
import { planImport } from './plan.js';
import { registerUnits } from './register-units.js';
import { faultReason } from './row-refusals.js';
import { digestOfImport, stageFile } from './stage-file.js';
import { type StagedSummary, Staging } from './staging.js';
import { Units } from './units.js';
import { writeCases } from './write-cases.js';

export interface ImportOptions {
  /** Where the reports go, and the log unless it is elsewhere. */
  readonly dataDir: string;
  readonly eventStore?: EventStorePlace;
  readonly mapping: Mapping;
  /** CSV, plain or gzipped. */
  readonly file: string;
  /** Take rows with a time in the future as well: they are refused otherwise. */
  readonly allowFuture?: boolean;
  readonly progress?: Progress;
  /** Keys that seal what residents left; without them it is written as it is. */
  readonly keys?: KeyPlace;
  /** Where commits to a file run; a thread needs the built program. */
  readonly writer?: 'inline' | 'thread';
}

/**
 * Turns a table with one row per event into whistle streams that keep their original times. The whole
 * file is checked before anything is written: an impossible one leaves no trace. Running it again adds
 * only what is new, and continues an import that was killed. The district may go on working meanwhile.
 * @throws OperatorError for an impossible file, or one that is being imported already
 */
export async function importLog(options: ImportOptions): Promise<ImportReport> {
  const { dataDir, mapping, file, progress = noProgress, allowFuture = false } = options;
  const startedAt = new Date().toISOString();
  const reading = { file, mapping, allowFuture };
  const digest = await digestOfImport(reading);
  const staging = new Staging(stagingFile(dataDir, digest));
  try {
    const summary = staging.summary() ?? (await stageFile(reading, staging, progress));
    // From here on the file is known to be possible.
    mkdirSync(dataDir, { recursive: true });
    const eventStore = options.eventStore ?? { kind: 'sqlite', dataDir };
    const store = await openLog({ eventStore }, options.writer ?? 'inline');
    try {
      const run = { ...options, startedAt, progress, summary, staging, store };
      if (!options.keys) return await write(run);
      return await withKeys(options.keys, (keys) =>
        write({ ...run, personalData: new PersonalData(keys) }),
      );
    } finally {
      await store.close();
    }
  } finally {
    staging.remove();
  }
}

interface ImportRun extends ImportOptions {
  readonly startedAt: string;
  readonly progress: Progress;
  readonly summary: StagedSummary;
  readonly staging: Staging;
  readonly store: EventStore;
  readonly personalData?: PersonalData;
}

async function write(writing: ImportRun): Promise<ImportReport> {
  const { mapping, progress, summary, staging, store, dataDir, file, startedAt } = writing;
  const { firstAt } = staging.count();
  const { header, organisations: named } = summary;
  const registered = await registerUnits(store, {
    mapping,
    units: named,
    at: new Date(Math.min(firstAt, Date.now())).toISOString(),
  });
  const report = new ReportWriter(dataDir, { source: mapping.source, file, startedAt });
  report.figures.rowsRead = summary.rows;
  report.figures.unreadable = summary.faults;
  for (const fault of staging.faults()) report.list({ ...fault, reason: faultReason(fault) });
  const units = new Units(mapping);
  const plan = planImport({ mapping, header, units, registered });
  const bar = progress.start('导入', summary.rows - summary.faults, '行');
  try {
    const { newestFirst } = summary;
    const { personalData } = writing;
    const fingerprint = await personalData?.fingerprints(subjects.rows());
    const sealing = { personalData, fingerprint };
    await writeCases(Object.assign({ store, staging, plan, report, bar, newestFirst }, sealing));
  } finally {
    bar.stop();
  }
  return report.finish();
}

/** Beside the data folder: an impossible file must not create that folder. */
function stagingFile(dataDir: string, digest: string): string {
  const folder = resolve(dataDir);
  return join(existingParent(dirname(folder)), `.shaodao-import-${digest}.tmp`);
}

function existingParent(folder: string): string {
  return existsSync(folder) ? folder : existingParent(dirname(folder));
}
