import type { Recorded } from '#event-sourcing';
import { type Change, handleAll, oneOf, plainText, type Projection, upsertRows } from '#read-store';
import { type Kysely, sql } from 'kysely';
import { firstFiringOf, runningDeadlines } from '../../domain/running-deadlines.js';
import { type WhistleEvent, unrelatedTo, type Unrelated } from '../../domain/whistle.events.js';
import { evolveWhistle } from '../../domain/whistle.evolve.js';
import { whistle } from '../../domain/whistle.js';
import { packWhistle, unpackWhistle } from '../../domain/whistle.packing.js';
import { noWhistle, type Whistle } from '../../domain/whistle.state.js';

export const DEADLINES = 'deadlines';

/** Accounts that an import writes history by: `import:` and the name of the source. */
export const IMPORT_ACCOUNT = 'import:';

/** One row per whistle. Times are ISO 8601 UTC. */
export interface DeadlinesTable {
  whistle: string;
  revision: number;
  /** When the first of its running deadlines fires; null while none will. */
  fire_at: string | null;
  /** When the newest event that an import brought was written. */
  imported_at: string | null;
  /** The whistle, packed; see {@link packedTextOf}. */
  packed: string;
}

export interface DeadlineTables {
  deadlines: DeadlinesTable;
}

interface DeadlinesModel {
  readonly id: string;
  /** Revision of the newest event that deadlines depend on, -1 before the first. */
  readonly revision: number;
  readonly whistle: Whistle;
  readonly importedAt: string | undefined;
}

/** Events that no deadline depends on: nearly a third of all. */
const IGNORES = unrelatedTo('clocks');

function evolve(model: DeadlinesModel, event: Recorded<WhistleEvent>): DeadlinesModel {
  const { metadata, recordedAt, revision } = event;
  const isImported = metadata.actor.account.startsWith(IMPORT_ACCOUNT);
  return {
    id: model.id,
    revision,
    whistle: evolveWhistle(model.whistle, event),
    importedAt: isImported ? recordedAt : model.importedAt,
  };
}

/** What later events are folded on. No clock of a whistle that is over runs again: none is kept. */
export function packedTextOf(known: Whistle): string {
  if (known.status === 'open') return packWhistle(known);
  const summonses = known.summonses.map((summons) => ({
    ...summons,
    clocks: {},
    held: {},
    pauses: [],
    cards: [],
    decline: undefined,
  }));
  return packWhistle({ ...known, summonses });
}

const rowOf = ({ id, revision, whistle: known, importedAt }: DeadlinesModel): DeadlinesTable => ({
  whistle: id,
  revision,
  fire_at: firstFiringOf(runningDeadlines(known, importedAt)),
  imported_at: importedAt ?? null,
  packed: packedTextOf(known),
});

async function load(
  tx: Kysely<DeadlineTables>,
  streams: readonly string[],
): Promise<Map<string, DeadlinesModel>> {
  const ids = streams.map(whistle.idOf);
  const rows = await tx
    .selectFrom('deadlines')
    .select(['whistle', 'revision', 'imported_at', 'packed'])
    .where(oneOf(tx, 'whistle', ids))
    .execute();
  return new Map(
    rows.map(({ whistle: id, revision, imported_at, packed }) => [
      whistle.streamOf(id),
      { id, revision, whistle: unpackWhistle(packed), importedAt: imported_at ?? undefined },
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

/** When the next deadline of each whistle fires. */
export const deadlines: Projection<
  DeadlinesModel,
  DeadlineTables,
  WhistleEvent,
  Unrelated<'clocks'>
> = {
  name: DEADLINES,
  version: 3,
  replaySafety:
    'A row is replaced by what the whole stream says; events at or below the stored revision are ignored. Rows fire nothing: the automation does, once for each deadline whatever the rows say.',
  family: whistle,
  async migrate(db) {
    const text = plainText(db);
    await sql`create table deadlines (whistle ${text} primary key, revision integer not null,
      fire_at ${text}, imported_at ${text}, packed text not null)`.execute(db);
  },
  async index(db) {
    // Without whistles that are over: in the long run nearly all of them.
    await sql`create index deadlines_fire_at on deadlines (fire_at, whistle)
      where fire_at is not null`.execute(db);
  },
  initial: (stream) => ({
    id: whistle.idOf(stream),
    revision: -1,
    whistle: noWhistle,
    importedAt: undefined,
  }),
  revisionOf: ({ revision }) => revision,
  when: handleAll(whistle, evolve, IGNORES),
  ignores: IGNORES,
  load,
  save,
};
