import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, MINUTE_MS } from '#calendar';
import type { Directory } from '#directory';
import type { Clock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { NoticeChannel } from '../domain/notice.values.js';
import { type Claim, claim, release, messagesSince } from '../outbox/claiming.js';
import { deleteBefore } from '../outbox/delivery-log.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import { settle, type Settlement } from '../outbox/settling.js';
import { backoffMs, RETRY, type RetryPolicy } from './backoff.js';
import type { Channel, NotSent, SendOutcome } from './channel.js';
import { recheckClaim } from './second-look.js';
import { recheckSubscriber } from './subscriber.js';
import { openAddress, type OpensAddresses, unreadableFailure } from './target-address.js';

export interface SenderOptions {
  /** Notices that waited, and whoever subscribed, are checked against it before anything is sent. */
  readonly store: EventStore;
  readonly directory: Pick<Directory, 'current'>;
  readonly outbox: OutboxDb;
  readonly channels: Readonly<Record<NoticeChannel, Channel>>;
  readonly clock: Clock;
  /** Unique name of this process. */
  readonly owner: string;
  readonly personalData: OpensAddresses;
  readonly retry?: Partial<RetryPolicy>;
  /** Messages sent at the same time, each to another target; 16 by default. */
  readonly slots?: number;
  /** How often the outbox is polled; 500 by default. */
  readonly lookEveryMs?: number;
  /** How long a target stays claimed if this process dies; 120 000 by default. */
  readonly leaseMs?: number;
  /** How long settled deliveries are kept; 180 days by default. */
  readonly keepMs?: number;
  /** 0 to 1; Math.random by default. */
  readonly random?: () => number;
  readonly onError?: (error: unknown) => void;
}

const GRACE_MS = 2_000;
/** Pause of a target while the log or the key store is away: its notices cannot be checked or sent. */
const AWAY_MS = 5_000;
const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** The same for the same notices, whichever process sends them. */
function messageIdOf({ target, deliveries }: Claim): string {
  if (deliveries.length === 1) return deliveries[0].id;
  const parts = [target.id, ...deliveries.map((one) => one.delivery_id)];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** A signal that is aborted two seconds after the given one, so that an answer under way can still arrive. */
function withGrace(signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  const abort = () => void setTimeout(() => late.abort(), GRACE_MS).unref();
  signal.addEventListener('abort', abort, { once: true });
  return late.signal;
}

/**
 * Sends what is due, at least once: a process may die after the receiver's answer and before it is
 * recorded. A receiver that hangs occupies one slot until its timeout.
 */
export class NoticeSender {
  private readonly retry: RetryPolicy;
  private lastDeletion = '';

  constructor(private readonly options: SenderOptions) {
    this.retry = { ...RETRY, ...options.retry };
  }

  /** Runs until the signal, then finishes the messages being sent. */
  async run(signal: AbortSignal): Promise<void> {
    const { lookEveryMs = 500, onError } = this.options;
    const running = new Set<Promise<void>>();
    const late = withGrace(signal);
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.deleteOld();
        await this.fillSlots(running, signal, late);
        failures = 0;
      } catch (error) {
        failures += 1;
        onError?.(error);
      }
      // Polls less often while the outbox is unavailable.
      await this.untilNext(running, lookEveryMs * Math.min(2 ** failures, 20), signal);
    }
    await Promise.all(running);
  }

  /** Starts a message in every free slot, as long as something is due. */
  private async fillSlots(running: Set<Promise<void>>, signal: AbortSignal, late: AbortSignal) {
    const { slots = 16, onError } = this.options;
    while (running.size < slots && !signal.aborted) {
      const claimed = await this.claim();
      if (!claimed) return;
      const sending: Promise<void> = this.sendClaimed(claimed, late)
        .catch((error: unknown) => onError?.(error))
        .finally(() => running.delete(sending));
      running.add(sending);
    }
  }

  private async untilNext(running: ReadonlySet<Promise<void>>, ms: number, signal: AbortSignal) {
    const rest = sleep(ms, undefined, { signal }).catch(() => undefined);
    await Promise.race([rest, ...running]);
  }

  private claim(): Promise<Claim | undefined> {
    const { outbox, clock, owner, leaseMs = 120_000 } = this.options;
    const now = clock.now();
    return claim(outbox, { owner, now, until: later(now, leaseMs) });
  }

  private async sendClaimed(first: Claim, signal: AbortSignal): Promise<void> {
    const { outbox, channels, clock, owner } = this.options;
    const claimed = await this.prepare(first);
    if (!claimed) return release(outbox, first.target.id, owner);
    const channel = channels[claimed.target.channel];
    if (await this.pauseIfRateLimited(claimed, channel)) return;
    const [now, begun] = [clock.now(), performance.now()];
    const messageId = messageIdOf(claimed);
    const outcome =
      unreadableFailure(claimed.target) ??
      (await channel.send({ ...claimed, id: messageId, now, signal }));
    // Aborted by the shutdown: not counted as a failure of the receiver, and sent again later.
    if (signal.aborted && outcome.outcome === 'failed')
      return release(outbox, claimed.target.id, owner);
    const tookMs = performance.now() - begun;
    const at = clock.now();
    const log = { owner, messageId: `${messageId}/${claimed.deliveries[0].attempts + 1}/${at}` };
    await settle(outbox, claimed, {
      ...log,
      at,
      tookMs,
      ...this.settlementOf(claimed, outcome, at),
    });
  }

  /** The claim, if for somebody who may have it, without obsolete notices and with its address readable. */
  private async prepare(claimed: Claim): Promise<Claim | undefined> {
    const { store, directory, outbox, clock, owner, personalData } = this.options;
    const now = clock.now();
    try {
      const rightful = await recheckSubscriber({ store, directory, outbox, now }, claimed);
      const current = rightful && (await recheckClaim({ store, outbox, now }, rightful));
      return current && (await openAddress(current, personalData));
    } catch (error) {
      await release(outbox, claimed.target.id, owner, { paused_until: later(now, AWAY_MS) });
      throw error;
    }
  }

  /** Pauses a target that has had its messages of this minute. @returns whether it was paused */
  private async pauseIfRateLimited({ target }: Claim, { perMinute }: Channel): Promise<boolean> {
    const { outbox, clock, owner } = this.options;
    const since = later(clock.now(), -MINUTE_MS);
    const { messages, first } = await messagesSince(outbox, target.id, since);
    if (messages < perMinute) return false;
    await release(outbox, target.id, owner, { paused_until: later(first, MINUTE_MS) });
    return true;
  }

  private settlementOf(
    { target }: Claim,
    outcome: SendOutcome,
    at: string,
  ): Pick<Settlement, 'outcome' | 'status' | 'error' | 'retryAt' | 'target'> {
    const { status } = outcome;
    if (outcome.outcome === 'sent') {
      const reached = { failures: 0, paused_until: '' };
      return { ...outcome, error: '', retryAt: () => undefined, target: reached };
    }
    const { code, details, unreachable, gone = false, retryAfterMs } = outcome;
    const failures = unreachable ? target.failures + 1 : 0;
    // `Retry-After` pauses the whole target, whatever the status.
    const left = unreachable || retryAfterMs !== undefined;
    const paused = left ? later(at, this.waitMs(outcome, failures)) : '';
    return {
      outcome: 'failed',
      status,
      error: `${code} ${details}`.trim(),
      retryAt: (attempts) => this.retryAt(outcome, attempts, at),
      ...(unreachable && { giveUpBefore: later(at, -this.retry.giveUpMs) }),
      target: { failures, paused_until: paused, ...(gone && { stopped: at }) },
    };
  }

  private retryAt(outcome: NotSent, attempts: number, at: string): string | undefined {
    if (outcome.retry === 'never' || attempts >= this.retry.mostAttempts) return undefined;
    return later(at, this.waitMs(outcome, attempts));
  }

  private waitMs({ retryAfterMs = 0 }: NotSent, failures: number): number {
    const { random = Math.random } = this.options;
    return Math.max(retryAfterMs, backoffMs(this.retry, failures, random()));
  }

  /** Deletes old deliveries and notices, once a day. */
  private async deleteOld(): Promise<void> {
    const { outbox, clock, keepMs = 180 * DAY_MS } = this.options;
    const today = clock.now().slice(0, 10);
    if (this.lastDeletion === today) return;
    this.lastDeletion = today;
    await deleteBefore(outbox, later(clock.now(), -keepMs));
  }
}
