import { type Kysely, sql } from 'kysely';
import type { DomainEvent, EventFamily, Position, Recorded } from '#event-sourcing';
import type { Cursor, Keyed } from '#graphql';
import {
  type Change,
  conditionFor,
  handleAll,
  oneOf,
  plainText,
  type Projection,
  type ReadFreshness,
  readingOf,
  type ReadStore,
  upsertRows,
} from '#read-store';

/** What a register says of a record beside the record itself. Times are ISO 8601 UTC. */
export interface Entry {
  readonly status: string;
  /** The organisation that it is about. */
  readonly subject: string;
  readonly openedAt: string;
  /** When the next thing of it is due; undefined where nothing is. */
  readonly nextDue: string | undefined;
  /** The organisations that may read it, beside whoever reads all. */
  readonly parties: readonly string[];
}

/** Two tables: the records, each with its whole state as JSON, and who is party to them. */
type RegisterTables = Record<string, Record<string, string | number | null>>;
type Db = Kysely<RegisterTables>;

/** A record as it stands. */
export interface Registered<State> {
  readonly id: string;
  readonly revision: number;
  readonly state: State;
}

/** Conditions that must all hold. */
export interface RegisterFilter {
  readonly status?: string | undefined;
  readonly subject?: string | undefined;
  /** Only records of which something was due before this time. */
  readonly dueBefore?: string | undefined;
  /** Only records of one of these organisations; all where absent. */
  readonly parties?: readonly string[] | undefined;
}

export interface RegisterPage {
  readonly filter: RegisterFilter;
  readonly first: number;
  readonly cursor?: Cursor | undefined;
  /** Position that the register has to reach first. */
  readonly afterPosition?: Position | null | undefined;
}

export interface RegisterAnswer<State> {
  /** The latest first, and one more record where another page follows. */
  readonly rows: readonly (Registered<State> & Keyed)[];
  readonly freshness: ReadFreshness;
}

interface Definition<State, E extends DomainEvent> {
  /** Name of the projection and, with `_` for `-`, of its tables. */
  readonly name: string;
  readonly version: number;
  readonly family: EventFamily<E> & {
    readonly initialState: State;
    fold(events: readonly Recorded<E>[], from?: State): State;
  };
  entryOf(state: State): Entry;
}

/** The projection of a register, and the question that it answers. */
export interface Register<State, E extends DomainEvent> {
  readonly projection: Projection<Registered<State>, RegisterTables, E>;
  /** @throws ReadStoreError `PROJECTION_NOT_READY` until it has been built once */
  page(reads: ReadStore, page: RegisterPage): Promise<RegisterAnswer<State>>;
}

const partiesTable = (records: string): string => `${records}_parties`;

async function createTables(db: Db, records: string): Promise<void> {
  const text = plainText(db);
  await sql`create table ${sql.table(records)} (
    id ${text} primary key, revision integer not null, status ${text} not null,
    subject ${text} not null, opened_at ${text} not null, next_due ${text},
    record text not null)`.execute(db);
  await sql`create table ${sql.table(partiesTable(records))} (
    record_id ${text} not null, organisation ${text} not null,
    primary key (organisation, record_id))`.execute(db);
}

async function createIndexes(db: Db, records: string): Promise<void> {
  for (const [name, columns] of [
    ['opened', 'opened_at, id'],
    ['subject', 'subject, opened_at'],
  ] as const)
    await sql`create index ${sql.ref(`${records}_${name}`)}
      on ${sql.table(records)} (${sql.raw(columns)})`.execute(db);
}

const conditionsOf = (records: string, { filter, cursor }: RegisterPage) => [
  sql`1 = 1`,
  ...conditionFor(filter.status, (status) => sql`r.status = ${status}`),
  ...conditionFor(filter.subject, (subject) => sql`r.subject = ${subject}`),
  ...conditionFor(filter.dueBefore, (time) => sql`r.next_due < ${time}`),
  ...conditionFor(
    filter.parties,
    (readers) => sql`exists (select 1 from ${sql.table(partiesTable(records))} p
      where p.record_id = r.id and p.organisation in (${sql.join(readers)}))`,
  ),
  ...conditionFor(cursor, ({ key, tie }) => sql`(r.opened_at, r.id) < (${key}, ${tie})`),
];

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly record: string;
}

async function findRecords(db: Db, records: string, page: RegisterPage) {
  const { rows } = await sql<Row & Keyed>`
    select r.id, r.revision, r.record, r.opened_at as sort_key, r.id as sort_tie
    from ${sql.table(records)} r
    where ${sql.join(conditionsOf(records, page), sql` and `)}
    order by r.opened_at desc, r.id desc limit ${page.first + 1}`.execute(db);
  return rows;
}

async function loadRecords(tx: Db, records: string, ids: readonly string[]) {
  const { rows } = await sql<Row>`select id, revision, record from ${sql.table(records)}
    where ${oneOf(tx, 'id', ids)}`.execute(tx);
  return rows;
}

async function saveRecords<State>(
  tx: Db,
  { name: records, entryOf }: { name: string; entryOf(state: State): Entry },
  changes: readonly Change<Registered<State>>[],
): Promise<void> {
  const known = changes.map(({ after: { id, revision, state } }) => {
    const { status, subject, openedAt, nextDue, parties } = entryOf(state);
    const record = JSON.stringify(state);
    const of = { subject, opened_at: openedAt, next_due: nextDue ?? null };
    return { row: { id, revision, status, ...of, record }, parties };
  });
  await upsertRows(
    tx,
    records,
    ['id'],
    known.map(({ row }) => row),
  );
  const parties = known.flatMap(({ row, parties: readers }) =>
    [...new Set(readers)].map((organisation) => ({ record_id: row.id, organisation })),
  );
  await upsertRows(tx, partiesTable(records), ['organisation', 'record_id'], parties);
}

const parsed = <State, R extends Row>({ record, ...row }: R) =>
  Object.assign(row, { state: JSON.parse(record) as State });

function projectionOf<State, E extends DomainEvent>(
  { name, version, family, entryOf }: Definition<State, E>,
  records: string,
): Register<State, E>['projection'] {
  return {
    name,
    version,
    replaySafety:
      'Rows are replaced by what the whole stream says; events at or below the stored revision are ignored.',
    family,
    tables: [records, partiesTable(records)],
    migrate: (db) => createTables(db, records),
    index: (db) => createIndexes(db, records),
    initial: (stream) => ({ id: family.idOf(stream), revision: -1, state: family.initialState }),
    revisionOf: ({ revision }) => revision,
    when: handleAll(family, ({ id, state }: Registered<State>, event: Recorded<E>) => ({
      id,
      revision: event.revision,
      state: family.fold([event], state),
    })),
    ignores: [],
    load: async (tx, streams) => {
      const rows = await loadRecords(tx, records, streams.map(family.idOf));
      return new Map(rows.map((row) => [family.streamOf(row.id), parsed<State, Row>(row)]));
    },
    save: (tx, changes) => saveRecords(tx, { name: records, entryOf }, changes),
  };
}

/** A register of one family: a row for each stream, with its whole state and who may read it. */
export function registerOf<State, E extends DomainEvent>(
  definition: Definition<State, E>,
): Register<State, E> {
  const records = definition.name.replaceAll('-', '_');
  return {
    projection: projectionOf(definition, records),
    page: async (reads, page) => {
      const { name } = definition;
      const reading = await readingOf<RegisterTables>(reads, name, page.afterPosition);
      const rows = await findRecords(reading.db, records, page);
      return { rows: rows.map(parsed<State, Row & Keyed>), freshness: reading.freshness };
    },
  };
}
