import { GraphQLError } from 'graphql';

/** Most changes that wait for one listener. */
const MOST_WAITING = 256;

const tooSlowError = (): GraphQLError =>
  new GraphQLError('接收过慢，订阅已断开，请重新订阅并查询最新状态', {
    extensions: { code: 'SUBSCRIBER_TOO_SLOW' },
  });

/**
 * The changes that one listener has not taken yet. Adding never waits: a listener that falls too far
 * behind is cut off with an error instead.
 */
export class BoundedQueue<Item> implements AsyncIterableIterator<Item> {
  private readonly items: Item[] = [];
  private waiting: PromiseWithResolvers<IteratorResult<Item>> | undefined;
  private ended = false;
  private failure: Error | undefined;

  /** @param onEnd called once, however it ends */
  constructor(private readonly onEnd: () => void) {}

  push(item: Item): void {
    if (this.ended) return;
    if (this.waiting) this.settle({ done: false, value: item });
    else if (this.items.push(item) > MOST_WAITING) this.fail(tooSlowError());
  }

  /** Ends it with an error, which the listener sees next; what it has not taken is dropped. */
  fail(error: Error): void {
    if (this.ended) return;
    this.failure = error;
    void this.return();
  }

  async next(): Promise<IteratorResult<Item>> {
    const item = this.items.shift();
    if (item !== undefined) return { done: false, value: item };
    if (this.failure) throw this.takeFailure();
    if (this.ended) return { done: true, value: undefined };
    this.waiting = withResolvers();
    return this.waiting.promise;
  }

  async return(): Promise<IteratorResult<Item>> {
    if (!this.ended) {
      this.ended = true;
      this.items.length = 0;
      this.onEnd();
      if (this.failure && this.waiting) this.waiting.reject(this.takeFailure());
      else this.settle({ done: true, value: undefined });
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private takeFailure(): Error | undefined {
    const { failure } = this;
    this.failure = undefined;
    return failure;
  }

  private settle(result: IteratorResult<Item>): void {
    this.waiting?.resolve(result);
    this.waiting = undefined;
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}
