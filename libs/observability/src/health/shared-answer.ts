/** How long an answer stays valid. */
const FRESH_MS = 1_000;
/** A question unanswered for this long is asked again. */
const LOST_MS = 60_000;

interface Question<T> {
  readonly answer: Promise<T>;
  readonly askedAt: number;
  settledAt: number | undefined;
}

/**
 * Asks a question once for all who want to know: the answer stays valid for a second, and a slow
 * one is waited for instead of asking again. Frequent callers cause no extra work.
 */
export class SharedAnswer<T> {
  private last: Question<T> | undefined;

  ask(question: () => Promise<T>): Promise<T> {
    if (this.last && !isStale(this.last)) return this.last.answer;
    const last: Question<T> = {
      answer: question(),
      askedAt: performance.now(),
      settledAt: undefined,
    };
    const settle = () => void (last.settledAt = performance.now());
    last.answer.then(settle, settle);
    this.last = last;
    return last.answer;
  }
}

function isStale({ askedAt, settledAt }: Question<unknown>): boolean {
  const now = performance.now();
  return settledAt === undefined ? now - askedAt > LOST_MS : now - settledAt > FRESH_MS;
}
