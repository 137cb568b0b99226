import type { Position } from '#event-sourcing';

interface Waiter {
  readonly position: Position;
  readonly deadline: number;
  resolve(reached: boolean): void;
}

/** How often a checkpoint is polled while somebody waits for it. */
const pollMs = 8;

/**
 * Waits for a checkpoint: notified by a runner of this process, polled otherwise; one poll for all
 * who wait.
 */
export class CheckpointWatch {
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  /** @param read the checkpoint, undefined while there is none */
  constructor(private readonly read: () => Promise<Position | undefined>) {}

  /** True once the checkpoint is at or past the position, false after the timeout. */
  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const at = await this.read();
    if (at !== undefined && at >= position) return true;
    if (timeoutMs <= 0) return false;
    return new Promise((resolve) => {
      this.waiters.add({ position, resolve, deadline: performance.now() + timeoutMs });
      this.timer ??= setInterval(() => void this.look(), pollMs);
    });
  }

  /** Polls now. */
  async look(): Promise<void> {
    if (this.looking || this.waiters.size === 0) return;
    this.looking = true;
    const at = await this.read().catch(() => undefined);
    this.looking = false;
    const now = performance.now();
    for (const waiter of this.waiters) {
      const reached = at !== undefined && at >= waiter.position;
      if (reached || now >= waiter.deadline) this.settle(waiter, reached);
    }
  }

  close(): void {
    for (const waiter of this.waiters) this.settle(waiter, false);
  }

  private settle(waiter: Waiter, reached: boolean): void {
    this.waiters.delete(waiter);
    waiter.resolve(reached);
    if (this.waiters.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
