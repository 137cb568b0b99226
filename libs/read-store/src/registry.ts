import { type Kysely, sql } from 'kysely';

import type { Position } from '#event-sourcing';

import type { GenerationId, GenerationStorage } from './storage.js';

/** `building` is not readable yet; `retired` was live and waits to be dropped. */
export type GenerationState = 'building' | 'live' | 'retired';

interface GenerationTable {
  projection: string;
  number: number;
  version: number;
  state: GenerationState;
  position: string;
  head: string;
  events: number;
  rate: number;
  eta_seconds: number | null;
  updated_at: string;
}

interface FailureTable {
  projection: string;
  at: string;
  message: string;
}

interface RegistryTables {
  generation: GenerationTable;
  /**
   * The highest number ever given: numbers are never reused, so a late builder can only affect its
   * own generation.
   */
  numbering: { projection: string; number: number };
  failure: FailureTable;
}

export interface Generation extends GenerationId {
  readonly version: number;
}

/** Progress of a build. */
export interface BuildProgress extends Generation {
  readonly position: Position | undefined;
  readonly head: Position | undefined;
  /** Events applied so far, and per second since the start. */
  readonly events: number;
  readonly rate: number;
  /** Undefined until it can be estimated. */
  readonly etaSeconds: number | undefined;
  readonly at: string;
}

export interface LastFailure {
  readonly at: string;
  readonly message: string;
}

/**
 * Which generation of each projection is live, which one is being built and how far it is. A change
 * is one or two statements, so the registry's lock is never held for long.
 */
export class Registry {
  private constructor(private readonly db: Kysely<RegistryTables>) {}

  static async open(storage: GenerationStorage): Promise<Registry> {
    return new Registry(await storage.openRegistry<RegistryTables>(migrate));
  }

  async live(projection: string): Promise<Generation | undefined> {
    return (await this.inState(projection, 'live'))[0];
  }

  async inState(projection: string, state: GenerationState): Promise<readonly Generation[]> {
    return this.db
      .selectFrom('generation')
      .select(['projection', 'number', 'version'])
      .where('projection', '=', projection)
      .where('state', '=', state)
      .execute();
  }

  /** Numbers of all generations in the registry, whatever their state. */
  async numbers(projection: string): Promise<ReadonlySet<number>> {
    const rows = await this.db
      .selectFrom('generation')
      .select('number')
      .where('projection', '=', projection)
      .execute();
    return new Set(rows.map(({ number }) => number));
  }

  /** Registers the next generation as being built, under a number never used before. */
  async begin(projection: string, version: number, at: string): Promise<Generation> {
    const above = Math.max(0, ...(await this.numbers(projection))) + 1;
    const next = sql<number>`case when numbering.number < ${above} then ${above}
      else numbering.number + 1 end`;
    const { number } = await this.db
      .insertInto('numbering')
      .values({ projection, number: above })
      .onConflict((conflict) => conflict.column('projection').doUpdateSet({ number: next }))
      .returning('number')
      .executeTakeFirstOrThrow();
    const generation = { projection, version, number };
    const progress = { position: '', head: '', events: 0, rate: 0, eta_seconds: null };
    await this.db
      .insertInto('generation')
      .values({ ...generation, ...progress, state: 'building', updated_at: at })
      .execute();
    return generation;
  }

  async report(progress: BuildProgress): Promise<void> {
    await this.db
      .updateTable('generation')
      .set({
        position: progress.position ?? '',
        head: progress.head ?? '',
        events: progress.events,
        rate: progress.rate,
        eta_seconds: progress.etaSeconds ?? null,
        updated_at: progress.at,
      })
      .where('projection', '=', progress.projection)
      .where('number', '=', progress.number)
      .execute();
  }

  async building(projection: string): Promise<BuildProgress | undefined> {
    const row = await this.db
      .selectFrom('generation')
      .selectAll()
      .where('projection', '=', projection)
      .where('state', '=', 'building')
      .executeTakeFirst();
    return row && progressOf(row);
  }

  /**
   * Makes a built generation the live one and retires the one before it, in one step. False if it
   * is not being built any more: somebody took its builder for dead and removed it.
   */
  async switchTo({ projection, number }: GenerationId): Promise<boolean> {
    return this.db.transaction().execute(async (tx) => {
      const enter = (state: GenerationState) =>
        tx.updateTable('generation').set({ state }).where('projection', '=', projection);
      const { numUpdatedRows } = await enter('live')
        .where('number', '=', number)
        .where('state', '=', 'building')
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await enter('retired').where('number', '<>', number).where('state', '=', 'live').execute();
      return true;
    });
  }

  /** Removes a generation in this state from the registry; false if there is none. */
  async forget({ projection, number }: GenerationId, state: GenerationState): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('generation')
      .where('projection', '=', projection)
      .where('number', '=', number)
      .where('state', '=', state)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async lastFailure(projection: string): Promise<LastFailure | undefined> {
    return this.db
      .selectFrom('failure')
      .select(['at', 'message'])
      .where('projection', '=', projection)
      .executeTakeFirst();
  }

  async recordFailure(projection: string, failure: LastFailure): Promise<void> {
    await this.db
      .insertInto('failure')
      .values({ projection, ...failure })
      .onConflict((conflict) => conflict.column('projection').doUpdateSet({ ...failure }))
      .execute();
  }

  async clearFailure(projection: string): Promise<void> {
    await this.db.deleteFrom('failure').where('projection', '=', projection).execute();
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}

function progressOf(row: GenerationTable): BuildProgress {
  const { projection, number, version, events, rate } = row;
  return {
    projection,
    number,
    version,
    events,
    rate,
    position: row.position || undefined,
    head: row.head || undefined,
    etaSeconds: row.eta_seconds ?? undefined,
    at: row.updated_at,
  };
}

async function migrate(db: Kysely<RegistryTables>): Promise<void> {
  await createGenerations(db);
  await db.schema
    .createTable('numbering')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('failure')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .execute();
}

async function createGenerations(db: Kysely<RegistryTables>): Promise<void> {
  await db.schema
    .createTable('generation')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('events', 'bigint', (column) => column.notNull())
    .addColumn('rate', 'double precision', (column) => column.notNull())
    .addColumn('eta_seconds', 'double precision')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('generation_key', ['projection', 'number'])
    .execute();
}
