import { type Kysely, sql } from 'kysely';

import type { Position } from '#event-sourcing';

import type { GenerationId, GenerationStorage } from './storage.js';

/** `building` is nobody's to read, `retired` was live and waits to be dropped. */
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
  failure: FailureTable;
}

export interface Generation extends GenerationId {
  readonly version: number;
}

/** How far a build has come. */
export interface BuildProgress extends Generation {
  readonly position: Position | undefined;
  readonly head: Position | undefined;
  /** Events applied so far, and per second since the start. */
  readonly events: number;
  readonly rate: number;
  /** Undefined until it can be told. */
  readonly etaSeconds: number | undefined;
  readonly at: string;
}

export interface LastFailure {
  readonly at: string;
  readonly message: string;
}

/**
 * Which generation of each projection is live, which one is being built and how far it is. Every
 * change is one statement, so a switch is atomic and the registry's lock is never held for long.
 */
export class Registry {
  private constructor(private readonly db: Kysely<RegistryTables>) {}

  static async open(storage: GenerationStorage): Promise<Registry> {
    const db = storage.openRegistry<RegistryTables>();
    await migrate(db);
    return new Registry(db);
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

  /** Enters the next generation as being built, numbered above all that were ever live. */
  async begin(projection: string, version: number, at: string): Promise<Generation> {
    const { last } = await this.db
      .selectFrom('generation')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
      .where('projection', '=', projection)
      .executeTakeFirstOrThrow();
    const generation = { projection, version, number: last + 1 };
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

  /** Makes a built generation the live one and retires the one before it, in one step. */
  async switchTo({ projection, number }: GenerationId): Promise<void> {
    await this.db
      .updateTable('generation')
      .set((eb) => ({
        state: eb
          .case()
          .when('number', '=', number)
          .then<GenerationState>('live')
          .else<GenerationState>('retired')
          .end(),
      }))
      .where('projection', '=', projection)
      .where((eb) => eb.or([eb('number', '=', number), eb('state', '=', 'live')]))
      .execute();
  }

  async forget({ projection, number }: GenerationId): Promise<void> {
    await this.db
      .deleteFrom('generation')
      .where('projection', '=', projection)
      .where('number', '=', number)
      .execute();
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
    ...{ projection, number, version, events, rate },
    position: row.position || undefined,
    head: row.head || undefined,
    etaSeconds: row.eta_seconds ?? undefined,
    at: row.updated_at,
  };
}

async function migrate(db: Kysely<RegistryTables>): Promise<void> {
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
    .addColumn('rate', 'real', (column) => column.notNull())
    .addColumn('eta_seconds', 'real')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('generation_key', ['projection', 'number'])
    .execute();
  await db.schema
    .createTable('failure')
    .ifNotExists()
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .execute();
}
