import { type Kysely, sql } from 'kysely';
import type { Recorded } from '#event-sourcing';
import { type Change, oneOf, plainText, type Projection, upsertRows } from '#read-store';
import type { AssessmentPeriodEvent } from './assessment-period.events.js';
import { assessmentPeriod } from './assessment-period.js';
import type { PeriodStage } from './assessment-period.state.js';

/** One row per period that was ever made preliminary. Times are ISO 8601 UTC, dates of Asia/Shanghai. */
export interface PeriodRow {
  readonly id: string;
  readonly revision: number;
  readonly first_day: string;
  readonly last_day: string;
  readonly stage: PeriodStage;
  /** Null while it is open. */
  readonly cut_off: string | null;
  readonly contest_until: string | null;
  /** Of the edition that holds; 0 before the first one. */
  readonly edition: number;
  readonly published_at: string | null;
}

export interface PeriodTables {
  assessment_periods: PeriodRow;
}

type Shown = Exclude<AssessmentPeriodEvent, { type: 'BoardSealed' }>;

function changesOf({ type, data }: Shown): Partial<PeriodRow> {
  switch (type) {
    case 'PeriodMadePreliminary': {
      const { from, to, cutOff, contestUntil } = data;
      const days = { first_day: from, last_day: to };
      return { ...days, stage: 'preliminary', cut_off: cutOff, contest_until: contestUntil };
    }
    case 'PeriodPreliminaryWithdrawn':
      return { stage: 'open', cut_off: null, contest_until: null };
    case 'PeriodPublished':
      return { stage: 'published', edition: data.edition, published_at: data.at };
    case 'PeriodRestated':
      return { stage: 'restated', edition: data.edition, published_at: data.at };
  }
}

const evolveRow = (row: PeriodRow, event: Recorded<Shown>): PeriodRow => ({
  ...row,
  ...changesOf(event),
  revision: event.revision,
});

async function load(
  tx: Kysely<PeriodTables>,
  streams: readonly string[],
): Promise<Map<string, PeriodRow>> {
  const ids = streams.map(assessmentPeriod.idOf);
  const query = tx.selectFrom('assessment_periods').selectAll();
  const rows = await query.where(oneOf(tx, 'id', ids)).execute();
  return new Map(rows.map((row) => [assessmentPeriod.streamOf(row.id), row]));
}

async function save(
  tx: Kysely<PeriodTables>,
  changes: readonly Change<PeriodRow>[],
): Promise<void> {
  const rows = changes.map(({ after }) => after);
  await upsertRows(tx, 'assessment_periods', ['id'], rows);
}

/** 考核时段: which periods there are, how far each is and until when it can be contested. */
export const assessmentPeriods: Projection<
  PeriodRow,
  PeriodTables,
  AssessmentPeriodEvent,
  'BoardSealed'
> = {
  name: 'assessment-periods',
  version: 1,
  replaySafety:
    'A row is replaced by what its whole stream says; events at or below its revision are ignored.',
  family: assessmentPeriod,
  tables: ['assessment_periods'],
  migrate: async (db) => {
    const text = plainText(db);
    await sql`create table assessment_periods (
      id ${text} primary key, revision integer not null, first_day ${text} not null,
      last_day ${text} not null, stage ${text} not null, cut_off ${text}, contest_until ${text},
      edition integer not null, published_at ${text})`.execute(db);
  },
  initial: (stream) => ({
    id: assessmentPeriod.idOf(stream),
    revision: -1,
    first_day: '',
    last_day: '',
    stage: 'open',
    cut_off: null,
    contest_until: null,
    edition: 0,
    published_at: null,
  }),
  revisionOf: ({ revision }) => revision,
  when: {
    PeriodMadePreliminary: evolveRow,
    PeriodPreliminaryWithdrawn: evolveRow,
    PeriodPublished: evolveRow,
    PeriodRestated: evolveRow,
  },
  ignores: ['BoardSealed'],
  load,
  save,
};

/** All periods, the latest first. There are some dozens of them a year. */
export const listPeriods = (db: Kysely<PeriodTables>): Promise<PeriodRow[]> =>
  db
    .selectFrom('assessment_periods')
    .selectAll()
    .orderBy('last_day', 'desc')
    .orderBy('first_day', 'desc')
    .execute();
