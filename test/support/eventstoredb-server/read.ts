import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import { eventMessage, nameOf, notFound } from './messages.js';
import { invalidPosition, streamDeleted } from './status.js';
import { drained, type ReadCall } from './read-call.js';
import { subscribe } from './subscribe.js';
import type { LogRecord, TransactionLog } from './transaction-log.js';

const BACKWARDS = streams.ReadReq.Options.ReadDirection.BACKWARDS;

export function handleRead(log: TransactionLog, faults: Faults) {
  return (call: ReadCall): void => {
    call.on('error', () => undefined);
    const refusal = faults.refusal();
    const options = call.request.getOptions();
    if (refusal || !options) return void call.emit('error', refusal);
    if (options.hasSubscription()) return subscribe(call, options, log, faults);
    void (options.hasAll() ? readAll(call, options, log) : readStream(call, options, log));
  };
}

async function readStream(
  call: ReadCall,
  options: streams.ReadReq.Options,
  log: TransactionLog,
): Promise<void> {
  const from = options.getStream();
  const name = nameOf(from?.getStreamIdentifier());
  const records = log.stream(name);
  if (records === 'deleted') return void call.emit('error', streamDeleted(name));
  if (!records) {
    call.write(notFound(name));
    return void call.end();
  }
  return send(call, options, records, firstOf(options, records));
}

/** Index of the record that a read of a stream begins with. */
function firstOf(options: streams.ReadReq.Options, records: readonly LogRecord[]): number {
  const from = options.getStream();
  const backwards = options.getReadDirection() === BACKWARDS;
  if (!from?.hasRevision()) return backwards ? records.length - 1 : 0;
  const wanted = Number(from.getRevision());
  const index = records.findIndex(({ revision }) => revision >= wanted);
  return index < 0 ? records.length : index;
}

async function readAll(
  call: ReadCall,
  options: streams.ReadReq.Options,
  log: TransactionLog,
): Promise<void> {
  const index = indexOf(options.getAll(), log);
  if (index === undefined) return void call.emit('error', invalidPosition());
  // Forwards includes the record at the position, backwards begins before it.
  const backwards = options.getReadDirection() === BACKWARDS;
  return send(call, options, log.records, backwards ? index - 1 : index);
}

function indexOf(
  all: streams.ReadReq.Options.AllOptions | undefined,
  log: TransactionLog,
): number | undefined {
  const position = all?.getPosition();
  if (position) return log.indexAt(BigInt(position.getCommitPosition()));
  return all?.hasEnd() ? log.records.length : 0;
}

async function send(
  call: ReadCall,
  options: streams.ReadReq.Options,
  records: readonly LogRecord[],
  from: number,
): Promise<void> {
  const step = options.getReadDirection() === BACKWARDS ? -1 : 1;
  let left = Number(options.getCount());
  const end = records.length;
  for (let at = from; left > 0 && at >= 0 && at < end && !call.cancelled; at += step) {
    const record = records[at];
    if (record && !call.write(eventMessage(record))) await drained(call);
    left -= 1;
  }
  call.end();
}
