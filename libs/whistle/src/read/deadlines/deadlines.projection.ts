import type { Recorded } from '#event-sourcing';
import { type Change, handleAll, oneOf, plainText, type Projection, upsertRows } from '#read-store';
import { type Kysely, sql } from 'kysely';
import { evolveFacts, noFacts } from '../../domain/summons-facts.js';
import { WHISTLE_STREAM_PREFIX, type WhistleEvent } from '../../domain/whistle.events.js';
import { whistle } from '../../domain/whistle.js';
import { fromText, type Remembered, toText } from './deadlines.memory.js';
import { firstOf, runningDeadlines } from './running-deadlines.js';

export const DEADLINES = 'deadlines';

/** Accounts that an import writes history by: `import:` and the name of the source. */
export const IMPORT_ACCOUNT = 'import:';

/** One row per whistle. Times are ISO 8601 UTC. */
export interface DeadlinesTable {
  whistle: string;
  revision: number;
  /** When the first of its running deadlines fires; null while none will. */
  fire_at: string | null;
  /** What its deadlines, all of them, follow from; see `deadlines.memory.ts`. */
  facts: string;
}

export interface DeadlineTables {
  deadlines: DeadlinesTable;
}

interface DeadlinesModel extends Remembered {
  readonly id: string;
  /** Revision of the newest event that deadlines hang on, -1 before the first. */
  readonly revision: number;
}

/** What no deadline hangs on: nearly a third of all events, which cost nothing here. */
const IGNORES = [
  'ArrivalSupplemented',
  'ArrivalConfirmed',
  'ReportSupplemented',
  'ProgressRecorded',
  'DepartmentRated',
  'ExtensionRequested',
  'ExtensionRefused',
  'JointEnforcementCalled',
  'JointEnforcementConcluded',
  'ResidentSatisfactionRecorded',
] as const satisfies readonly WhistleEvent['type'][];

function folded(model: DeadlinesModel, event: Recorded<WhistleEvent>): DeadlinesModel {
  const { metadata, recordedAt, revision } = event;
  const facts = evolveFacts(model.facts, event);
  const imported = metadata.actor.account.startsWith(IMPORT_ACCOUNT);
  const importedAt = imported ? recordedAt : model.importedAt;
  return { id: model.id, revision, facts, importedAt };
}

function rowOf({ id, revision, facts, importedAt }: DeadlinesModel): DeadlinesTable {
  const fireAt = firstOf(runningDeadlines(facts, importedAt));
  return { whistle: id, revision, fire_at: fireAt, facts: toText({ facts, importedAt }) };
}

async function load(
  tx: Kysely<DeadlineTables>,
  streams: readonly string[],
): Promise<Map<string, DeadlinesModel>> {
  const ids = streams.map((stream) => stream.slice(WHISTLE_STREAM_PREFIX.length));
  const rows = await tx
    .selectFrom('deadlines')
    .select(['whistle', 'revision', 'facts'])
    .where(oneOf(tx, 'whistle', ids))
    .execute();
  return new Map(
    rows.map(({ whistle: id, revision, facts }) => [
      WHISTLE_STREAM_PREFIX + id,
      { id, revision, ...fromText(facts) },
    ]),
  );
}

const save = (tx: Kysely<DeadlineTables>, changes: readonly Change<DeadlinesModel>[]) =>
  upsertRows(
    tx,
    'deadlines',
    ['whistle'],
    changes.map(({ after }) => rowOf(after)),
  );

/** When what is to happen to which whistle by the passage of time alone. */
export const deadlines: Projection<
  DeadlinesModel,
  DeadlineTables,
  WhistleEvent,
  (typeof IGNORES)[number]
> = {
  name: DEADLINES,
  version: 2,
  replaySafety:
    'A row is replaced by what the whole stream says; events at or below the stored revision are ignored. Rows fire nothing: the automation does, once for each deadline whatever the rows say.',
  family: whistle,
  async migrate(db) {
    const text = plainText(db);
    await sql`create table deadlines (whistle ${text} primary key, revision integer not null,
      fire_at ${text}, facts text not null)`.execute(db);
  },
  async index(db) {
    // Whistles that are over, nearly all in the long run, are not in it.
    await sql`create index deadlines_fire_at on deadlines (fire_at, whistle)
      where fire_at is not null`.execute(db);
  },
  initial: (stream) => ({
    id: stream.slice(WHISTLE_STREAM_PREFIX.length),
    revision: -1,
    facts: noFacts,
    importedAt: undefined,
  }),
  revisionOf: ({ revision }) => revision,
  when: handleAll(whistle, folded, IGNORES),
  ignores: IGNORES,
  load,
  save,
};
