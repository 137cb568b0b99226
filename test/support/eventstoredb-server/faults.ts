import type { ServiceError } from '@grpc/grpc-js';

/** What the server is told to do wrong. */
export class Faults {
  /** Answered to every call instead of carrying it out, until it is set back. */
  refuse: (() => ServiceError) | undefined;
  /** As above, to the next call only. */
  refuseOnce: (() => ServiceError) | undefined;
  /** Run once after the next append was written, in place of its answer. */
  beforeAnswer: (() => void) | undefined;
  /** For so long an append is written and not committed yet; then a repeat of it is dropped. */
  commitMs = 0;
  /** What ends each of the subscriptions there are. */
  readonly endings = new Set<(error: ServiceError) => void>();

  refusal(): ServiceError | undefined {
    const once = this.refuseOnce;
    this.refuseOnce = undefined;
    return (once ?? this.refuse)?.();
  }
}
