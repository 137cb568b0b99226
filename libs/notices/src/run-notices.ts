import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Directory } from '#directory';
import type { Clock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import { NoticeFeeder } from './feed/notice-feeder.js';
import type { OutboxDb } from './outbox/outbox.tables.js';
import { AddressGuard } from './send/address-guard.js';
import type { RetryPolicy } from './send/backoff.js';
import { EmailChannel, type SmtpPlace } from './send/email.channel.js';
import { HttpSender } from './send/http-sender.js';
import { NoticeSender, type SenderOptions } from './send/notice-sender.js';
import { dingTalkChannel, weComChannel } from './send/robot.channels.js';
import { WebhookChannel } from './send/webhook.channel.js';
import { NoticeSecrets } from './secrets/notice-secrets.js';

/** How notices leave the system. */
export interface NoticeOptions {
  /** File of the subscriptions' secrets. */
  readonly secretsFile: string;
  /** Without it, e-mail deliveries become dead letters. */
  readonly smtp?: Omit<SmtpPlace, 'timeoutMs'>;
  readonly weComUrl: string;
  readonly dingTalkUrl: string;
  /** Hosts, addresses or networks of the intranet to which notices may be sent. */
  readonly allowedHosts: readonly string[];
  /** How long one message may take. */
  readonly timeoutMs: number;
  readonly retry?: Partial<RetryPolicy>;
  readonly keepMs?: number;
}

export interface RunningNotices {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly clock: Clock;
  readonly options: NoticeOptions;
  /** Opens residents' contact data, to mask it in texts, and the addresses of subscriptions. */
  readonly personalData: PersonalData;
  /** Ends the run; messages being sent are finished or released. */
  readonly signal: AbortSignal;
  readonly onError?: (error: unknown) => void;
  /** Timing of the loops; for tests. */
  readonly pace?: Pick<SenderOptions, 'lookEveryMs' | 'leaseMs' | 'random'> & {
    readonly feedLeaseMs?: number;
  };
}

/**
 * Feeds the outbox and sends what is due, until the signal. Any number of processes may run it: one of
 * them feeds, and each target is used by one at a time.
 */
export async function runNotices(running: RunningNotices): Promise<void> {
  const { store, outbox, clock, options, signal, pace = {} } = running;
  const { feedLeaseMs, ...sending } = pace;
  const { timeoutMs, retry, keepMs, smtp } = options;
  const { personalData } = running;
  const owner = `${hostname()}/${process.pid}/${randomUUID()}`;
  const onError = running.onError ?? (() => undefined);
  const http = new HttpSender(new AddressGuard(options.allowedHosts), timeoutMs);
  const secrets = new NoticeSecrets(options.secretsFile);
  const channels = {
    webhook: new WebhookChannel(http, secrets),
    email: new EmailChannel(smtp && { ...smtp, timeoutMs }),
    wecom: weComChannel(http, secrets, options.weComUrl),
    dingtalk: dingTalkChannel(http, secrets, options.dingTalkUrl),
  };
  const common = { store, outbox, clock, owner, onError, personalData };
  const leased = feedLeaseMs === undefined ? {} : { leaseMs: feedLeaseMs };
  const feeder = new NoticeFeeder({
    ...common,
    ...leased,
  });
  const kept = { ...(retry && { retry }), ...(keepMs !== undefined && { keepMs }) };
  // Longer than any message can take: connecting, SMTP greeting and each answer have a limit of their own.
  const leaseMs = 4 * timeoutMs;
  const sender = new NoticeSender({
    ...common,
    directory: new Directory(store, clock),
    channels,
    leaseMs,
    ...kept,
    ...sending,
  });
  try {
    await Promise.all([feeder.run(signal), sender.run(signal)]);
  } finally {
    await http.close();
  }
}
