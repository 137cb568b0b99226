import { type Kysely, sql } from 'kysely';

import type { Position } from '#event-sourcing';

import {
  type GenerationState,
  type GenerationTable,
  migrateRegistry,
  type RegistryTables,
} from './registry-tables.js';
import type { GenerationId, GenerationStorage, Home } from './storage.js';

export interface Generation extends GenerationId {
  readonly version: number;
  /** Where its tables are, perhaps together with others. */
  readonly home: Home;
}

/** What the homes of several projections are called. */
export const TOGETHER = 'together';

type GenerationRow = Pick<GenerationTable, 'projection' | 'number' | 'version' | 'home'>;

const generationOf = ({ projection, number, version, home }: GenerationRow): Generation => ({
  projection,
  number,
  version,
  home: home || `${projection}-g${number}`,
});

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
    return new Registry(await storage.openRegistry<RegistryTables>(migrateRegistry));
  }

  async live(projection: string): Promise<Generation | undefined> {
    return (await this.inState('live')).find((live) => live.projection === projection);
  }

  /** All generations in this state. */
  async inState(state: GenerationState): Promise<readonly Generation[]> {
    const rows = await this.db
      .selectFrom('generation')
      .select(['projection', 'number', 'version', 'home'])
      .where('state', '=', state)
      .execute();
    return rows.map(generationOf);
  }

  /** Homes of all generations, whatever their state. */
  async homes(): Promise<ReadonlySet<Home>> {
    const rows = await this.db
      .selectFrom('generation')
      .select(['projection', 'number', 'version', 'home'])
      .execute();
    return new Set(rows.map((row) => generationOf(row).home));
  }

  /**
   * Registers the next generations of some projections as being built in one home, under numbers
   * never used before.
   */
  async begin(
    projections: readonly { readonly name: string; readonly version: number }[],
    at: string,
  ): Promise<readonly Generation[]> {
    const numbers: number[] = [];
    for (const { name } of projections) numbers.push(await this.nextNumber(name));
    const [only] = projections.length === 1 ? projections : [];
    const number = only ? numbers[0] : await this.nextNumber(TOGETHER);
    const home = `${only?.name ?? TOGETHER}-g${number}`;
    const begun = projections.map(({ name, version }, index) => ({
      projection: name,
      version,
      number: numbers[index] ?? 0,
      home,
      state: 'building' as const,
      position: '',
      head: '',
      events: 0,
      rate: 0,
      eta_seconds: null,
      updated_at: at,
    }));
    await this.db.insertInto('generation').values(begun).execute();
    return begun.map(generationOf);
  }

  private async nextNumber(projection: string): Promise<number> {
    const rows = await this.db
      .selectFrom('generation')
      .select('number')
      .where('projection', '=', projection)
      .execute();
    const above = Math.max(0, ...rows.map(({ number }) => number)) + 1;
    const next = sql<number>`case when numbering.number < ${above} then ${above}
      else numbering.number + 1 end`;
    const { number } = await this.db
      .insertInto('numbering')
      .values({ projection, number: above })
      .onConflict((conflict) => conflict.column('projection').doUpdateSet({ number: next }))
      .returning('number')
      .executeTakeFirstOrThrow();
    return number;
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
   * Makes built generations the live ones and retires those before them, in one step. False if one
   * of them is not being built any more: somebody took its builder for dead and removed it.
   */
  async switchTo(built: readonly GenerationId[]): Promise<boolean> {
    const tx = await this.db.startTransaction().execute();
    for (const { projection, number } of built) {
      const enter = (state: GenerationState) =>
        tx.updateTable('generation').set({ state }).where('projection', '=', projection);
      const { numUpdatedRows } = await enter('live')
        .where('number', '=', number)
        .where('state', '=', 'building')
        .executeTakeFirst();
      if (numUpdatedRows === 0n) {
        await tx.rollback().execute();
        return false;
      }
      await enter('retired').where('number', '<>', number).where('state', '=', 'live').execute();
    }
    await tx.commit().execute();
    return true;
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
  const { projection, number, version, home } = generationOf(row);
  const { events, rate } = row;
  return {
    projection,
    number,
    version,
    home,
    events,
    rate,
    position: row.position || undefined,
    head: row.head || undefined,
    etaSeconds: row.eta_seconds ?? undefined,
    at: row.updated_at,
  };
}
