import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import { appended, expectedOf, nameOf, wrongRevision } from './messages.js';
import { commitTimeout, streamDeleted, tooLarge } from './status.js';
import type { Proposed, TransactionLog } from './transaction-log.js';

/** The default of the server; 22.10 and 23.10 add up the data of an append, nothing else of it. */
const MAX_APPEND_BYTES = 1024 * 1024;

type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type Answer = sendUnaryData<streams.AppendResp>;

export function handleAppend(log: TransactionLog, faults: Faults, alive: () => boolean) {
  const inTurn = oneByOne();
  const commits = new Commits();
  return (call: Call, answer: Answer): void => {
    const { events, options } = collect(call);
    call.on('end', () => {
      const refusal = faults.refusal();
      if (refusal) return answer(refusal);
      inTurn(() => {
        const named = options();
        if (call.cancelled || !alive() || !named) return;
        if (sizeOf(events) > MAX_APPEND_BYTES) return answer(tooLarge(MAX_APPEND_BYTES));
        const reply: Answer = (...told) => {
          const drop = faults.beforeAnswer;
          if (!drop) return void setImmediate(() => alive() && answer(...told));
          faults.beforeAnswer = undefined;
          drop();
        };
        commits.take(events, faults.commitMs, reply, () => write(log, named, events, reply));
      });
    });
  };
}

/** How long the server waits for a commit before it says that it did not come. */
const COMMIT_TIMEOUT_MS = 2_000;

/** Appends that are written and not committed yet. */
class Commits {
  readonly #underWay = new Set<string>();

  take(events: readonly Proposed[], ms: number, answer: Answer, commit: () => void): void {
    if (ms === 0) return commit();
    const ids = events.map(({ id }) => id).join();
    // Found to be a repeat of what cannot be answered yet, and forgotten.
    if (this.#underWay.has(ids))
      return void setTimeout(() => answer(commitTimeout()), COMMIT_TIMEOUT_MS);
    this.#underWay.add(ids);
    setTimeout(() => {
      this.#underWay.delete(ids);
      commit();
    }, ms);
  }
}

/**
 * Writes one after the other, each in a turn of the event loop of its own: a kill finds appends
 * that were answered, that were written and not answered, and that were not written.
 */
function oneByOne(): (work: () => void) => void {
  let last = Promise.resolve();
  return (work) => {
    const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
    last = last.then(turn).then(work);
  };
}

function collect(call: Call) {
  const events: Proposed[] = [];
  let options: streams.AppendReq.Options | undefined;
  call.on('data', (request: streams.AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message) events.push(toProposed(message));
  });
  call.on('error', () => undefined);
  return { events, options: () => options };
}

function write(
  log: TransactionLog,
  options: streams.AppendReq.Options,
  events: readonly Proposed[],
  answer: Answer,
): void {
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options);
  const written = log.append(stream, expected, events);
  switch (written.result) {
    case 'written':
      return answer(null, appended(written));
    case 'wrong-revision':
      return answer(null, wrongRevision(expected, written.actual));
    case 'deleted':
      return answer(streamDeleted(stream));
  }
}

function toProposed(message: streams.AppendReq.ProposedMessage): Proposed {
  const marks = message.getMetadataMap();
  return {
    id: message.getId()?.getString().toLowerCase() ?? '',
    type: marks.get('type') ?? '',
    isJson: marks.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function sizeOf(events: readonly Proposed[]): number {
  return events.reduce((bytes, { data }) => bytes + data.length, 0);
}
