import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, LogRecord, Written } from './transaction-log.js';

const { AppendResp, ReadResp } = streams;
const TICKS_PER_MS = 10_000n;

export function expectedOf(options: streams.AppendReq.Options): Expected {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream-exists' : Number(options.getRevision());
}

export function nameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function appended({ revision, last }: Written & { result: 'written' }): streams.AppendResp {
  const success = new AppendResp.Success().setCurrentRevision(String(revision));
  const position = new AppendResp.Position();
  const place = String(last?.place ?? 0n);
  success.setPosition(position.setCommitPosition(place).setPreparePosition(place));
  return new AppendResp().setSuccess(success);
}

export function wrongRevision(expected: Expected, actual: number): streams.AppendResp {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  if (actual < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  return new AppendResp().setWrongExpectedVersion(wrong);
}

export function eventMessage(record: LogRecord): streams.ReadResp {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  event.setId(new shared.UUID().setString(record.id));
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.place)).setPreparePosition(String(record.place));
  event.setData(record.data).setCustomMetadata(record.metadata);
  const ticks = BigInt(record.created.getTime()) * TICKS_PER_MS;
  event.getMetadataMap().set('type', record.type).set('created', String(ticks));
  const type = record.isJson ? 'application/json' : 'application/octet-stream';
  event.getMetadataMap().set('content-type', type);
  const read = new ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(record.place));
  return new ReadResp().setEvent(read);
}

export function notFound(stream: string): streams.ReadResp {
  const answer = new ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream));
  return new ReadResp().setStreamNotFound(answer);
}

export function confirmation(): streams.ReadResp {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  return new ReadResp().setConfirmation(confirmed.setSubscriptionId(crypto.randomUUID()));
}

export function caughtUp(): streams.ReadResp {
  return new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
}

export function checkpoint(commit: bigint, prepare: bigint): streams.ReadResp {
  const reached = new ReadResp.Checkpoint().setCommitPosition(String(commit));
  return new ReadResp().setCheckpoint(reached.setPreparePosition(String(prepare)));
}

function identifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream, 'utf8')));
}
