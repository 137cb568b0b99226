import { NO_STREAM, type PreparedAppend, type PreparedEvent } from '../src/prepared-append.js';
import type { CommitOutcome } from './sqlite-append.js';

/**
 * A batch on its way to the writer thread, column by column: between threads every object is copied
 * with the names of its fields, which took longer than the values.
 */
export interface BatchMessage {
  readonly streams: readonly string[];
  readonly expected: readonly number[];
  /** Number of events of each append; the columns below hold the events of all. */
  readonly sizes: readonly number[];
  readonly ids: readonly string[];
  readonly types: readonly string[];
  readonly versions: readonly number[];
  readonly data: readonly string[];
  /** Empty where it is that of the event before: one command's events share it. */
  readonly metadata: readonly string[];
}

/** The answer of one batch: nearly always only positions. */
export interface OutcomesMessage {
  /** Of the last event of each append; 0 where `others` has the outcome. */
  readonly positions: readonly number[];
  /** Outcomes that are no plain success, by the index of their append. */
  readonly others: ReadonlyMap<number, CommitOutcome>;
}

export function packBatch(batch: readonly PreparedAppend[]): BatchMessage {
  const events = batch.flatMap((append) => append.events);
  return {
    streams: batch.map(({ stream }) => stream),
    expected: batch.map(({ expected }) => expected),
    sizes: batch.map((append) => append.events.length),
    ids: events.map(({ id }) => id),
    types: events.map(({ type }) => type),
    versions: events.map(({ version }) => version),
    data: events.map(({ data }) => data),
    metadata: events.map(({ metadata }, i) =>
      metadata === events[i - 1]?.metadata ? '' : metadata,
    ),
  };
}

export function unpackBatch(message: BatchMessage): PreparedAppend[] {
  const { streams, expected, sizes } = message;
  const events = unpackEvents(message);
  let end = 0;
  return streams.map((stream, i) => ({
    stream,
    expected: expected[i] ?? NO_STREAM,
    events: events.slice(end, (end += sizes[i] ?? 0)),
  }));
}

function unpackEvents({ ids, types, versions, data, metadata }: BatchMessage): PreparedEvent[] {
  let shared = '';
  return ids.map((id, i) => ({
    id,
    type: types[i] ?? '',
    version: versions[i] ?? 0,
    data: data[i] ?? '',
    metadata: (shared = metadata[i] || shared),
  }));
}

export function packOutcomes(outcomes: readonly CommitOutcome[]): OutcomesMessage {
  const others = new Map<number, CommitOutcome>();
  const positions = outcomes.map((outcome, i) => {
    if (outcome.outcome === 'appended' && !outcome.deduplicated) return outcome.position;
    others.set(i, outcome);
    return 0;
  });
  return { positions, others };
}

/** @param batch the one that is answered: an append that succeeds ends where it was told to */
export function unpackOutcomes(
  { positions, others }: OutcomesMessage,
  batch: readonly PreparedAppend[],
): CommitOutcome[] {
  return batch.map(({ expected, events }, i) => {
    const revision = expected + events.length;
    const position = positions[i] ?? 0;
    return others.get(i) ?? { outcome: 'appended', revision, position, deduplicated: false };
  });
}
