import { availableParallelism } from 'node:os';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Piscina } from 'piscina';
import { commandsFirst, type Position } from '#event-sourcing';
import { type HeavyQuestion, type Questions, ReadStoreError, type TableSource } from '#read-store';
import { FairTurns, type TurnLimits } from './fair-turns.js';
import type { ThreadQuestion, ThreadReply } from './questions.thread.js';
import type { Stores } from './stores.js';

const SCRIPT = new URL('./questions.thread.js', import.meta.url);

/** Limits of heavy questions. One core stays free for requests. */
export interface QuestionLimits extends TurnLimits {
  /** Longest time from the question to its answer, waiting included. */
  readonly timeoutMs: number;
  /** Longest wait for commands under way, which a board must not hold up. */
  readonly patienceMs: number;
}

const MOST_THREADS = 4;
const LIMITS: QuestionLimits = {
  threads: Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)),
  waiting: 64,
  timeoutMs: 30_000,
  patienceMs: 50,
};
/** A question that needs more memory ends its thread and nothing else. */
const MOST_MEMORY_MB = 1_024;

/** Answers that are kept: so many, of so many characters as JSON, for so long. */
const KEPT = { max: 200, maxSize: 16_000_000, ttl: 60_000 };

const refusal = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, retryable: true, http: { status: 503 } } });

/** An answer, and the rows that it was worked out from. */
interface Kept {
  readonly tables: object;
  readonly position: Position | undefined;
  readonly answer: unknown;
}

/**
 * Answers heavy questions on threads of their own, so that no request waits for them. An answer is
 * given again until the read model moves on, and equal questions asked meanwhile share it. Askers
 * take turns. A thread that fails or takes too long is replaced.
 */
export class QuestionThreads implements Questions {
  readonly #pool: Piscina<ThreadQuestion, ThreadReply>;
  readonly #turns: FairTurns;
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #kept = new LRUCache<string, Kept>(KEPT);

  /** @param tables say how far the read models are */
  constructor(
    stores: Stores,
    private readonly tables: TableSource,
    private readonly limits: QuestionLimits = LIMITS,
    script: URL = SCRIPT,
  ) {
    this.#turns = new FairTurns(limits);
    this.#pool = new Piscina({
      filename: script.href,
      workerData: stores,
      atomics: 'disabled',
      // No thread until the first question: starting one takes a second, and then it stays.
      minThreads: 0,
      maxThreads: limits.threads,
      idleTimeout: Infinity,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
  }

  /**
   * @throws ReadStoreError `PROJECTION_NOT_READY`
   * @throws GraphQLError `QUESTIONS_BUSY` when too many wait, `QUESTION_TOO_LONG` when time is up
   */
  async ask<Asked, Answer, Tables>(
    { name, projection }: HeavyQuestion<Asked, Answer, Tables>,
    asked: Asked,
    asker = '',
  ): Promise<Answer> {
    await commandsFirst(this.limits.patienceMs);
    const tables = await this.tables.live<object>(projection);
    // Read before the answer, which may therefore be fresher than the position, and never staler.
    const position = await this.tables.checkpoint(projection);
    const key = JSON.stringify([name, asked]);
    const kept = this.#kept.get(key);
    if (kept?.tables === tables && kept.position === position) return kept.answer as Answer;
    const sharers = `${position ?? ''} ${key}`;
    let answer = this.#underWay.get(sharers);
    if (!answer) {
      answer = this.#replyTo({ name, asked }, asker)
        .then((reply) => this.#keep(key, { tables, position }, reply))
        .finally(() => this.#underWay.delete(sharers));
      this.#underWay.set(sharers, answer);
    }
    return answer as Promise<Answer>;
  }

  /** Abandons running questions. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  #keep(key: string, { tables, position }: Omit<Kept, 'answer'>, reply: ThreadReply): unknown {
    if ('failure' in reply) throw new ReadStoreError(reply.failure, reply.details);
    const { answer, size } = reply;
    this.#kept.set(key, { tables, position, answer }, { size });
    return answer;
  }

  async #replyTo(question: ThreadQuestion, asker: string): Promise<ThreadReply> {
    const { timeoutMs } = this.limits;
    if (this.#turns.isFull(asker))
      throw refusal('QUESTIONS_BUSY', '正在处理的统计查询过多，请稍后再试');
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#turns.run(asker, signal, () => this.#pool.run(question, { signal }));
    } catch (error) {
      if (!signal.aborted) throw error;
      const seconds = Math.round(timeoutMs / 1_000);
      throw refusal(
        'QUESTION_TOO_LONG',
        `查询超过 ${seconds} 秒仍未完成，请缩短时段、减少分组或稍后再试`,
      );
    }
  }
}
