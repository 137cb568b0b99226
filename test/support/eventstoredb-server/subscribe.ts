import type { ServiceError } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import { caughtUp, checkpoint, confirmation, eventMessage } from './messages.js';
import { drained, type ReadCall } from './read-call.js';
import { consumerTooSlow, invalidPosition } from './status.js';
import type { LogRecord, TransactionLog } from './transaction-log.js';

/** Live events kept for a client that does not take them; one more ends its subscription. */
const LIVE_BUFFER = 32;
const READ_BATCH = 32;

type Filter = (record: LogRecord) => boolean;

export function subscribe(
  call: ReadCall,
  options: streams.ReadReq.Options,
  log: TransactionLog,
  faults: Faults,
): void {
  const from = options.getAll()?.getPosition();
  const index = from ? log.indexAt(BigInt(from.getCommitPosition())) : 0;
  if (index === undefined) return void call.emit('error', invalidPosition());
  const subscription = new Subscription(call, log, options.getFilter());
  const end = (error: ServiceError) => subscription.fail(error);
  faults.endings.add(end);
  call.on('cancelled', () => {
    faults.endings.delete(end);
    subscription.stop();
  });
  // The record at the position was seen by whoever goes on from it.
  const first = options.getAll()?.hasEnd() ? log.records.length : 0;
  void subscription.run(from ? index + 1 : first);
}

/**
 * As `Enumerators.AllSubscriptionFiltered` does it: pages of the past, each followed by a checkpoint
 * when enough was considered, then live events through a small buffer.
 */
class Subscription {
  readonly #matches: Filter;
  readonly #interval: number;
  #considered = 0;
  #buffer: streams.ReadResp[] = [];
  #sending = false;
  #over = false;
  #unlisten: (() => void) | undefined;

  constructor(
    private readonly call: ReadCall,
    private readonly log: TransactionLog,
    filter: streams.ReadReq.Options.FilterOptions | undefined,
  ) {
    this.#matches = filter ? filterOf(filter) : () => true;
    const window = filter?.hasMax() ? filter.getMax() : READ_BATCH;
    this.#interval = filter ? window * filter.getCheckpointintervalmultiplier() : 0;
  }

  async run(from: number): Promise<void> {
    this.call.write(confirmation());
    let next = from;
    while (!this.#over && next < this.log.records.length) {
      const page = this.log.records.slice(next, next + READ_BATCH);
      next += page.length;
      for (const record of page.filter(this.#matches)) await this.#send(eventMessage(record));
      if (next < this.log.records.length) await this.#pageCheckpoint(page);
    }
    if (this.#over) return;
    this.#unlisten = this.log.onRecord((record) => this.#live(record));
    this.#push(caughtUp());
  }

  fail(error: ServiceError): void {
    if (this.#over) return;
    this.stop();
    this.call.emit('error', error);
  }

  stop(): void {
    this.#over = true;
    this.#unlisten?.();
  }

  /** The last event sent of a page, or else where the page began: a place without a prepare. */
  async #pageCheckpoint(page: readonly LogRecord[]): Promise<void> {
    this.#considered += page.length;
    if (this.#interval === 0 || this.#considered < this.#interval) return;
    this.#considered %= this.#interval;
    const sent = page.filter(this.#matches).at(-1)?.place;
    const began = page[0]?.place ?? 0n;
    await this.#send(sent === undefined ? checkpoint(began, 0n) : checkpoint(sent, sent));
  }

  #live(record: LogRecord): void {
    if (this.#matches(record)) this.#push(eventMessage(record));
    this.#considered += 1;
    if (this.#interval === 0 || this.#considered < this.#interval) return;
    this.#considered = 0;
    this.#push(checkpoint(record.place, record.place));
  }

  #push(message: streams.ReadResp): void {
    if (this.#over) return;
    if (this.#buffer.push(message) > LIVE_BUFFER) return this.fail(consumerTooSlow());
    if (!this.#sending) void this.#flush();
  }

  async #flush(): Promise<void> {
    this.#sending = true;
    for (let next = this.#buffer.shift(); next && !this.#over; next = this.#buffer.shift()) {
      await this.#send(next);
    }
    this.#sending = false;
  }

  async #send(message: streams.ReadResp): Promise<void> {
    if (!this.#over && !this.call.write(message)) await drained(this.call);
  }
}

function filterOf(options: streams.ReadReq.Options.FilterOptions): Filter {
  const byStream = options.getStreamIdentifier();
  const expression = byStream ?? options.getEventType();
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex(), 'u') : undefined;
  const prefixes = expression?.getPrefixList() ?? [];
  return (record) => {
    const name = byStream ? record.stream : record.type;
    return regex ? regex.test(name) : prefixes.some((prefix) => name.startsWith(prefix));
  };
}
