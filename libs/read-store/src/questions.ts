import type { Kysely } from 'kysely';
import type { Position } from '#event-sourcing';
import type { ReadStore } from './read-store.js';

/** The tables that answer a question, and their position just before. */
export interface QuestionTables<Tables> {
  readonly db: Kysely<Tables>;
  readonly position: Position | undefined;
}

/**
 * A query long enough to delay others. Question and answer are plain data, so that any thread may
 * answer.
 */
export interface HeavyQuestion<Asked, Answer, Tables = unknown> {
  /** Unique name. */
  readonly name: string;
  /** Name of the projection whose tables answer it. */
  readonly projection: string;
  answer(tables: QuestionTables<Tables>, asked: Asked): Promise<Answer>;
}

/** Answers heavy questions, on this thread or another. */
export interface Questions {
  /**
   * @param asker the account that asks: those who ask take turns
   * @throws ReadStoreError `PROJECTION_NOT_READY` until the tables have been built once
   */
  ask<Asked, Answer, Tables>(
    question: HeavyQuestion<Asked, Answer, Tables>,
    asked: Asked,
    asker?: string,
  ): Promise<Answer>;
}

/** Injection token of the {@link Questions}. */
export const QUESTIONS = Symbol('QUESTIONS');

/** Source of tables: a read store, or the part of one that a thread has. */
export type TableSource = Pick<ReadStore, 'live' | 'checkpoint'>;

/** Answers heavy questions on the asking thread. */
export const answerOnThisThread = (store: TableSource): Questions => ({
  async ask<Asked, Answer, Tables>(
    { projection, answer }: HeavyQuestion<Asked, Answer, Tables>,
    asked: Asked,
  ) {
    const db = await store.live<Tables>(projection);
    return answer({ db, position: await store.checkpoint(projection) }, asked);
  },
});
