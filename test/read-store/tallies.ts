import { sql } from 'kysely';

import { type DomainEvent, streamFamily } from '#event-sourcing';
import { deleteRows, oneOf, type Projection, upsertRows } from '#read-store';

export type TallyEvent =
  | DomainEvent<'TallyOpened', { readonly title: string }>
  | DomainEvent<'TallyCounted', { readonly by: number }>
  | DomainEvent<'TallyReset', object>;

export interface Tally {
  readonly title: string;
  readonly total: number;
  readonly steps: readonly number[];
  readonly revision: number;
}

export interface TallyTables {
  tally: { stream: string; title: string; total: number; revision: number };
  tally_step: { stream: string; number: number; by: number };
}

export type TallyProjection = Projection<Tally, TallyTables, TallyEvent>;

const family = streamFamily<
  { readonly decided: readonly TallyEvent[] },
  null,
  TallyEvent,
  never,
  null
>({
  prefix: 'tally-',
  versions: { TallyOpened: 1, TallyCounted: 1, TallyReset: 1 },
  decider: { initialState: null, decide: ({ decided }) => decided, evolve: (state) => state },
});

/** Counts per stream, with a row for each step. Counting by 13 cannot be applied, and a title `/` cannot be saved. */
export const tallies: TallyProjection = {
  name: 'tallies',
  version: 1,
  replaySafety: 'A tally keeps its revision and ignores events at or below it.',
  family,
  ignores: [],
  tables: ['tally', 'tally_step'],
  when: {
    TallyOpened: (tally, { data, revision }) => ({ ...tally, title: data.title, revision }),
    TallyCounted: (tally, { data, revision }) => count(tally, data.by, revision),
    TallyReset: (tally, { revision }) => ({ ...tally, total: 0, steps: [], revision }),
  },
  async migrate(db) {
    await db.schema
      .createTable('tally')
      .addColumn('stream', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull().check(sql`title <> '/'`))
      .addColumn('total', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('tally_step')
      .addColumn('stream', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('by', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('step_key', ['stream', 'number'])
      .execute();
  },
  async index(db) {
    await db.schema.createIndex('tally_by_total').on('tally').column('total').execute();
  },
  initial: () => ({ title: '', total: 0, steps: [], revision: -1 }),
  revisionOf: (tally) => tally.revision,
  async load(tx, streams) {
    const rows = await tx
      .selectFrom('tally')
      .selectAll()
      .where(oneOf(tx, 'stream', streams))
      .execute();
    const steps = await tx
      .selectFrom('tally_step')
      .selectAll()
      .where(oneOf(tx, 'stream', streams))
      .orderBy('number')
      .execute();
    return new Map(
      rows.map(({ stream, ...row }) => {
        const own = steps.filter((step) => step.stream === stream);
        return [stream, { ...row, steps: own.map((step) => step.by) }];
      }),
    );
  },
  async save(tx, changes) {
    const rows = changes.map(({ stream, after }) => {
      const { title, total, revision } = after;
      return { stream, title, total, revision };
    });
    const steps = changes.flatMap(({ stream, after }) =>
      after.steps.map((by, number) => ({ stream, number, by })),
    );
    await upsertRows(tx, 'tally', ['stream'], rows);
    await deleteRows(
      tx,
      'tally_step',
      ['stream'],
      changes.map(({ stream }) => [stream]),
    );
    await upsertRows(tx, 'tally_step', ['stream', 'number'], steps);
  },
};

function count(tally: Tally, by: number, revision: number): Tally {
  if (by === 13) throw new RangeError('unlucky');
  return { ...tally, total: tally.total + by, steps: [...tally.steps, by], revision };
}
