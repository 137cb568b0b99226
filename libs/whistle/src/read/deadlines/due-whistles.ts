import { type Kysely, sql } from 'kysely';
import type { ReadStore } from '#read-store';
import { type Deadline, runningDeadlines } from '../../domain/running-deadlines.js';
import { unpackWhistle } from '../../domain/whistle.packing.js';
import { DEADLINES, type DeadlinesTable, type DeadlineTables } from './deadlines.projection.js';

/** A whistle that time has something to do to. */
export interface DueWhistle {
  readonly whistleId: string;
  /** Changes whenever its deadlines may have. */
  readonly revision: number;
  /** Its running deadlines, those that lie ahead too. */
  readonly deadlines: readonly Deadline[];
}

const WHISTLES_A_PAGE = 1_000;

/** What the automation asks of the deadlines; all times ISO 8601 UTC. */
export class Deadlines {
  constructor(private readonly store: ReadStore) {}

  /** When the next one after a time fires; undefined where none is known. */
  async nextAfter(now: string): Promise<string | undefined> {
    const row = await (
      await this.#tables()
    )
      .selectFrom('deadlines')
      .select('fire_at')
      .where('fire_at', '>', now)
      .orderBy('fire_at')
      .limit(1)
      .executeTakeFirst();
    return row?.fire_at ?? undefined;
  }

  /** How many whistles have one that has come and has not fired. */
  async countDue(now: string): Promise<number> {
    const { count } = await (
      await this.#tables()
    )
      .selectFrom('deadlines')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('fire_at', '<=', now)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** Whistles with a deadline that has come, the longest overdue first, each once. */
  async *due(now: string): AsyncGenerator<DueWhistle> {
    let after: Place = { fireAt: '', whistle: '' };
    for (;;) {
      const rows = await this.#page(now, after);
      for (const { whistle: whistleId, revision, imported_at, packed } of rows) {
        const deadlines = runningDeadlines(unpackWhistle(packed), imported_at ?? undefined);
        yield { whistleId, revision, deadlines };
      }
      const last = rows.at(-1);
      if (!last || rows.length < WHISTLES_A_PAGE) return;
      after = { fireAt: last.fire_at ?? '', whistle: last.whistle };
    }
  }

  async #page(now: string, { fireAt, whistle }: Place): Promise<readonly DeadlinesTable[]> {
    return (await this.#tables())
      .selectFrom('deadlines')
      .selectAll()
      .where('fire_at', '<=', now)
      .where(sql<boolean>`(fire_at, whistle) > (${fireAt}, ${whistle})`)
      .orderBy('fire_at')
      .orderBy('whistle')
      .limit(WHISTLES_A_PAGE)
      .execute();
  }

  /** To be asked for at each query: another generation may have taken over. */
  #tables(): Promise<Kysely<DeadlineTables>> {
    return this.store.live<DeadlineTables>(DEADLINES);
  }
}

interface Place {
  readonly fireAt: string;
  readonly whistle: string;
}
