import { availableParallelism } from 'node:os';
import { GraphQLError } from 'graphql';
import { Piscina } from 'piscina';
import { type HeavyQuestion, type Questions, ReadStoreError } from '#read-store';
import type { ThreadQuestion, ThreadReply } from './questions.thread.js';
import type { Stores } from './stores.js';

const SCRIPT = new URL('./questions.thread.js', import.meta.url);

/** Limits of heavy questions. */
export interface QuestionLimits {
  /** Number of threads. One core stays free for requests. */
  readonly threads: number;
  /** Questions that may wait for a thread; the next one is refused. */
  readonly waiting: number;
  /** Longest time from the question to its answer, waiting included. */
  readonly timeoutMs: number;
}

const MOST_THREADS = 4;
const LIMITS: QuestionLimits = {
  threads: Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)),
  waiting: 64,
  timeoutMs: 30_000,
};
/** A question that needs more memory ends its thread and nothing else. */
const MOST_MEMORY_MB = 1_024;

const refusal = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, retryable: true, http: { status: 503 } } });

/**
 * Answers heavy questions on threads of their own, so that no request waits for them. Equal
 * questions asked while the first is running share its answer. A thread that fails or takes too
 * long is replaced.
 */
export class QuestionThreads implements Questions {
  readonly #pool: Piscina<ThreadQuestion, ThreadReply>;
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(
    stores: Stores,
    private readonly limits: QuestionLimits = LIMITS,
    script: URL = SCRIPT,
  ) {
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
  ask<Asked, Answer, Tables>(
    { name }: HeavyQuestion<Asked, Answer, Tables>,
    asked: Asked,
  ): Promise<Answer> {
    const key = JSON.stringify([name, asked]);
    let answer = this.#underWay.get(key);
    if (!answer) {
      answer = this.#answerTo({ name, asked }).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, answer);
    }
    return answer as Promise<Answer>;
  }

  /** Abandons running questions. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #answerTo(question: ThreadQuestion): Promise<unknown> {
    const reply = await this.#replyTo(question);
    if ('failure' in reply) throw new ReadStoreError(reply.failure, reply.details);
    return reply.answer;
  }

  async #replyTo(question: ThreadQuestion): Promise<ThreadReply> {
    const { threads, waiting, timeoutMs } = this.limits;
    if (this.#underWay.size >= threads + waiting)
      throw refusal('QUESTIONS_BUSY', '正在处理的统计查询过多，请稍后再试');
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#pool.run(question, { signal });
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
