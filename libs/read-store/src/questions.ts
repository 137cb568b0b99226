import type { Kysely } from 'kysely';
import type { Position } from '#event-sourcing';
import type { ReadStore } from './read-store.js';

/** The tables that a question is answered from, and how far they were just before. */
export interface QuestionTables<Tables> {
  readonly db: Kysely<Tables>;
  readonly position: Position | undefined;
}

/**
 * A question that takes long enough to hold others up. What is asked and what is answered are plain
 * data, so that any thread may answer it.
 */
export interface HeavyQuestion<Asked, Answer, Tables = unknown> {
  /** Its name among all such questions. */
  readonly name: string;
  /** Whose tables it is answered from. */
  readonly projection: string;
  answer(tables: QuestionTables<Tables>, asked: Asked): Promise<Answer>;
}

/** Answers heavy questions, wherever that is done. */
export interface Questions {
  /** @throws ReadStoreError `PROJECTION_NOT_READY` until the tables have been built once */
  ask<Asked, Answer, Tables>(
    question: HeavyQuestion<Asked, Answer, Tables>,
    asked: Asked,
  ): Promise<Answer>;
}

/** Injection token of the {@link Questions}. */
export const QUESTIONS = Symbol('QUESTIONS');

/** Where tables are found: a read store, or what a thread has of one. */
export type TableSource = Pick<ReadStore, 'live' | 'checkpoint'>;

/** Answers on the thread that asks. */
export const answerOnThisThread = (store: TableSource): Questions => ({
  async ask<Asked, Answer, Tables>(
    { projection, answer }: HeavyQuestion<Asked, Answer, Tables>,
    asked: Asked,
  ) {
    const db = await store.live<Tables>(projection);
    return answer({ db, position: await store.checkpoint(projection) }, asked);
  },
});
