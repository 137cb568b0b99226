import type { Clock } from '#event-sourcing';

export interface ThrottleOptions {
  /** Failed attempts in a row before waiting begins. */
  readonly burst: number;
  /** Seconds after which one more attempt is allowed. */
  readonly refillSeconds: number;
  /** Most keys remembered; the one unused for longest is forgotten first. */
  readonly capacity: number;
}

const DEFAULTS: ThrottleOptions = { burst: 10, refillSeconds: 30, capacity: 10_000 };

/** What is left, in milliseconds of waiting: whole numbers, so that sums are exact. */
interface Bucket {
  readonly leftMs: number;
  readonly atMs: number;
}

/**
 * A token bucket per key, in this process. An attempt is counted before the password is checked, so
 * that simultaneous attempts count too, and given back when the password was right.
 */
export class SignInThrottle {
  readonly #buckets = new Map<string, Bucket>();
  readonly #options: ThrottleOptions;

  constructor(
    private readonly clock: Clock,
    options: Partial<ThrottleOptions> = {},
  ) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** @returns 0 when the attempt may be made, otherwise the seconds to wait */
  attempt(key: string): number {
    const { leftMs, atMs } = this.#refilled(key);
    const missingMs = this.#costMs - leftMs;
    if (missingMs > 0) return Math.ceil(missingMs / 1000);
    this.#keep(key, { leftMs: leftMs - this.#costMs, atMs });
    return 0;
  }

  /** Gives an attempt back, because the password was right. */
  payBack(key: string): void {
    const { leftMs, atMs } = this.#refilled(key);
    this.#keep(key, { leftMs: leftMs + this.#costMs, atMs });
  }

  get #costMs(): number {
    return this.#options.refillSeconds * 1000;
  }

  get #fullMs(): number {
    return this.#options.burst * this.#costMs;
  }

  #refilled(key: string): Bucket {
    const nowMs = Date.parse(this.clock.now());
    const { leftMs, atMs } = this.#buckets.get(key) ?? { leftMs: this.#fullMs, atMs: nowMs };
    return { leftMs: Math.min(this.#fullMs, leftMs + Math.max(0, nowMs - atMs)), atMs: nowMs };
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    if (bucket.leftMs < this.#fullMs) this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.#options.capacity) return;
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
