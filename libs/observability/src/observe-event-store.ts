import {
  EventStoreError,
  type EventStore,
  type LogPage,
  type SubscribeOptions,
} from '#event-store';
import type { EventToAppend } from '#event-sourcing';

import type { DamagedStreams } from './health/damaged-streams.js';
import type { FailingWrites } from './health/failing-writes.js';
import type { Metrics } from './metrics/metrics.js';
import { currentTraceparent, linkTo } from './traces/trace-context.js';
import type { Tracing } from './traces/tracing.js';

const MOST_LINKS = 64;

export interface Instruments {
  readonly metrics: Metrics;
  readonly tracing: Tracing | undefined;
}

export interface DamageReport {
  readonly damaged: DamagedStreams;
  readonly writes: FailingWrites;
  readonly say: (line: string) => void;
}

type Append = EventStore['append'];

function measureAppend(append: Append, { store, commands }: Metrics): Append {
  return async (stream, expected, events) => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1_000;
    try {
      const answer = await append(stream, expected, events);
      if (answer.outcome === 'conflict') commands.recordConflict(events[0]?.metadata.command ?? '');
      const deduplicated = answer.outcome === 'appended' && answer.deduplicated;
      store.recordAppend(deduplicated ? 'deduplicated' : answer.outcome, seconds(), events.length);
      return answer;
    } catch (error) {
      store.recordFailure(
        error instanceof EventStoreError ? error.failure : 'unexpected',
        seconds(),
      );
      throw error;
    }
  };
}

/** Events of one append share one metadata object, so it is copied once. */
function markWithTrace(events: readonly EventToAppend[]): readonly EventToAppend[] {
  const traceparent = currentTraceparent();
  const first = events[0]?.metadata;
  if (traceparent === undefined || first === undefined) return events;
  const shared = { ...first, traceparent };
  return events.map((event) => {
    const { metadata } = event;
    return { ...event, metadata: metadata === first ? shared : { ...metadata, traceparent } };
  });
}

const traceAppend =
  (append: Append, tracing: Tracing): Append =>
  (stream, expected, events) =>
    tracing.span('append', { 'shaodao.events': events.length }, () =>
      append(stream, expected, markWithTrace(events)),
    );

/** A consumer that asks for the next page has processed the one before: its span ends then. */
async function* tracedPages(
  pages: AsyncIterable<LogPage>,
  { tracer }: Tracing,
): AsyncGenerator<LogPage> {
  for await (const page of pages) {
    const parents = new Set(page.events.map(({ metadata }) => metadata.traceparent));
    const links = [...parents].slice(-MOST_LINKS).flatMap((parent) => {
      const link = parent === undefined ? undefined : linkTo(parent);
      return link ? [link] : [];
    });
    if (links.length === 0) {
      yield page;
      continue;
    }
    const attributes = { 'shaodao.events': page.events.length };
    const span = tracer.startSpan('project', { root: true, links, attributes });
    try {
      yield page;
    } finally {
      span.end();
    }
  }
}

/** Measures the appends of a log and, with tracing on, records the trace in their metadata. */
export function observeAppends<Store extends EventStore>(
  store: Store,
  watching: Instruments,
): Store {
  const { metrics, tracing } = watching;
  const append = measureAppend(store.append.bind(store), metrics);
  return Object.assign(store, { append: tracing ? traceAppend(append, tracing) : append });
}

/** Reports every damaged stream, once in the log and in health, and whether writing fails. */
export function observeDamage<Store extends EventStore>(store: Store, told: DamageReport): Store {
  const note = (error: unknown): void => {
    const stream = told.damaged.note(error);
    if (stream !== undefined) told.say(`事件流 ${stream} 已损坏 damaged stream: ${String(error)}`);
  };
  const noting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      note(error);
      throw error;
    }
  };
  const { append, appendInOrder, readStream, readStreams } = store;
  const written = async (...args: Parameters<Append>) => {
    try {
      const outcome = await noting(append.apply(store, args));
      told.writes.succeeded();
      return outcome;
    } catch (error) {
      told.writes.failed(error);
      throw error;
    }
  };
  return Object.assign(store, {
    append: written,
    appendInOrder: (...args: Parameters<typeof appendInOrder>) =>
      noting(appendInOrder.apply(store, args)),
    readStream: async (...args: Parameters<typeof readStream>) => {
      const events = await noting(readStream.apply(store, args));
      if (!args[1]?.fromRevision) told.damaged.forget(args[0]);
      return events;
    },
    readStreams: async (streams: readonly string[]) => {
      const reads = await noting(readStreams.call(store, streams));
      for (const [at, read] of reads.entries())
        if (read instanceof Error) note(read);
        else told.damaged.forget(streams[at] ?? '');
      return reads;
    },
  });
}

/** With tracing on, spans of followers link to the appends that they process. */
export function observeFollowing<Store extends EventStore>(
  store: Store,
  tracing: Tracing | undefined,
): Store {
  if (!tracing) return store;
  const subscribe = store.subscribe.bind(store);
  return Object.assign(store, {
    subscribe: (options: SubscribeOptions) => tracedPages(subscribe(options), tracing),
  });
}
