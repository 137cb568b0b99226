import { type Kysely, sql } from 'kysely';
import type { ReadStore } from '#read-store';
import { DEADLINES, type DeadlineTables } from './deadlines.projection.js';

/** A whistle that time has something to do to, by its row. What that is, its stream says. */
export interface DueWhistle {
  readonly whistleId: string;
  /** When the first of its running deadlines fires: it has come. */
  readonly fireAt: string;
  /** When the newest event that an import brought was written. */
  readonly importedAt: string | undefined;
}

/** Whistles that one query finds. */
const LOOKED_UP = 512;

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

  /**
   * Whistles with a deadline that has come, the longest overdue first, each once, in pages of as many
   * as are wanted when a page is asked for.
   */
  async *due(now: string, size: () => number): AsyncGenerator<readonly DueWhistle[]> {
    let last: DueWhistle | undefined;
    for (;;) {
      const found = await this.#after(last, now);
      for (let at = 0; at < found.length;) {
        const page = found.slice(at, at + size());
        at += page.length;
        yield page;
      }
      if (found.length < LOOKED_UP) return;
      last = found.at(-1);
    }
  }

  async #after(last: DueWhistle | undefined, now: string): Promise<readonly DueWhistle[]> {
    const rows = await (
      await this.#tables()
    )
      .selectFrom('deadlines')
      .select(['whistle', 'fire_at', 'imported_at'])
      .where('fire_at', '<=', now)
      .where(sql<boolean>`(fire_at, whistle) > (${last?.fireAt ?? ''}, ${last?.whistleId ?? ''})`)
      .orderBy('fire_at')
      .orderBy('whistle')
      .limit(LOOKED_UP)
      .execute();
    return rows.map(({ whistle, fire_at, imported_at }) => ({
      whistleId: whistle,
      fireAt: fire_at ?? '',
      importedAt: imported_at ?? undefined,
    }));
  }

  /** To be asked for at each query: another generation may have taken over. */
  #tables(): Promise<Kysely<DeadlineTables>> {
    return this.store.live<DeadlineTables>(DEADLINES);
  }
}
