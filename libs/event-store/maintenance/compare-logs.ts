import { createHash, type Hash } from 'node:crypto';
import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PositionMap } from './position-map.js';

/** A summary of a log, for comparison. Digests are SHA-256 in hexadecimal. */
export interface LogSummary {
  readonly events: number;
  readonly streams: number;
  /** Streams whose revisions are not 0, 1, 2 …; at most ten. */
  readonly gaps: readonly string[];
  /** Of the last revision of every stream, streams in the order of their first events. */
  readonly revisions: string;
  /** Of every event in the order of the log: stream, revision, id, type, version, data, metadata. */
  readonly content: string;
  /** Of the positions in the order of the log. */
  readonly positions: string;
}

const PAGE = 1_000;
const MOST_GAPS = 10;

const sha256 = (): Hash => createHash('sha256');

/** All events of a log as it is now, page by page. */
async function* pagesOf(
  log: Pick<EventStore, 'readAll'>,
): AsyncGenerator<readonly RecordedEvent[]> {
  for (let after: string | undefined; ;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    yield page.events;
    if (page.end) return;
    after = page.position;
  }
}

/** An event without position and recording time, which differ between logs. */
export const contentOf = (event: RecordedEvent): string => {
  const { stream, revision, id, type, version, data, metadata } = event;
  return JSON.stringify([stream, revision, id, type, version, data, metadata]);
};

class LogSummarizer {
  #events = 0;
  readonly #gaps = new Set<string>();
  readonly #revisions = new Map<string, number>();
  readonly #content = sha256();
  readonly #positions = sha256();

  add(event: RecordedEvent): void {
    const { stream, revision, position } = event;
    const expected = (this.#revisions.get(stream) ?? -1) + 1;
    if (revision !== expected && this.#gaps.size < MOST_GAPS) this.#gaps.add(stream);
    this.#revisions.set(stream, revision);
    this.#content.update(contentOf(event)).update('\n');
    this.#positions.update(position).update('\n');
    this.#events += 1;
  }

  summary(): LogSummary {
    const revisions = sha256();
    for (const [stream, last] of this.#revisions) revisions.update(`${stream}@${last}\n`);
    return {
      events: this.#events,
      streams: this.#revisions.size,
      gaps: [...this.#gaps],
      revisions: revisions.digest('hex'),
      content: this.#content.digest('hex'),
      positions: this.#positions.digest('hex'),
    };
  }
}

/** Reads a whole log; `add` is called with the number of events of each page. */
export async function summaryOf(
  log: Pick<EventStore, 'readAll'>,
  add: (events: number) => void,
): Promise<LogSummary> {
  const summing = new LogSummarizer();
  for await (const events of pagesOf(log)) {
    events.forEach((event) => summing.add(event));
    add(events.length);
  }
  return summing.summary();
}

/** Digests of both columns of a map, in the form of {@link LogSummary.positions}. */
export function positionsOf(map: PositionMap): { source: string; target: string } {
  const [source, target] = [sha256(), sha256()];
  for (const pair of map.pairs()) {
    source.update(pair.source).update('\n');
    target.update(pair.target).update('\n');
  }
  return { source: source.digest('hex'), target: target.digest('hex') };
}
