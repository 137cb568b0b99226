import { eventId, type RecordedEvent } from '#event-sourcing';
import { type EventStore, EventStoreError, type LogBar } from '#event-store';

/** What was found in the log. */
export interface LogFindings {
  readonly events: number;
  readonly streams: number;
  /** In Chinese; empty if all is well. */
  readonly faults: readonly string[];
  /** How often an event was written earlier, by the clock, than the one before it. */
  readonly setBack: SetBack;
}

/** Nothing is wrong with such a log: somebody has set the clock of the machine. */
export interface SetBack {
  readonly times: number;
  /** In words: the first event after the longest step back, and how long it was. */
  readonly longest: string;
}

/** Less is the clock's own correction. */
const LEAST_STEP_MS = 1_000;

interface LastEvent {
  readonly revision: number;
  readonly commandId: string;
  readonly index: number;
}

const NOTHING: LastEvent = { revision: -1, commandId: '', index: -1 };
const PAGE = 5_000;
const MOST_FAULTS = 100;

/** What was read of the log so far: the last event of every stream. */
class LogSoFar {
  readonly faults: string[] = [];
  readonly #streams = new Map<string, LastEvent>();
  #position = '';
  #recordedAt = '';
  #longestMs = 0;
  events = 0;
  setBack: SetBack = { times: 0, longest: '' };

  get streams(): number {
    return this.#streams.size;
  }

  /** Streams and the revision each ends with in the log. */
  get ends(): Iterable<readonly [string, LastEvent]> {
    return this.#streams;
  }

  fault(fault: string): void {
    this.#expect(false, fault);
  }

  /**
   * Checks that the event follows the one before it in its stream and has the id that its command
   * gives it.
   */
  add(event: RecordedEvent): void {
    const { stream, revision, position, metadata } = event;
    const last = this.#streams.get(stream) ?? NOTHING;
    const { commandId } = metadata;
    const index = last.commandId === commandId ? last.index + 1 : 0;
    this.#expect(position > this.#position, `位置 ${position} 不在 ${this.#position} 之后`);
    this.#expect(
      revision === last.revision + 1,
      `${stream} 在 ${last.revision} 之后是 ${revision}`,
    );
    this.#expect(event.id === eventId(commandId, index), `${stream}@${revision} 的事件编号不符`);
    this.#streams.set(stream, { revision, commandId, index });
    this.#noteTime(event);
    this.#position = position;
    this.events += 1;
  }

  #noteTime({ stream, revision, recordedAt }: RecordedEvent): void {
    const isBack = recordedAt < this.#recordedAt;
    const stepMs = isBack ? Date.parse(this.#recordedAt) - Date.parse(recordedAt) : 0;
    if (stepMs >= LEAST_STEP_MS) {
      const { times, longest } = this.setBack;
      const isLongest = stepMs > this.#longestMs;
      this.#longestMs = Math.max(stepMs, this.#longestMs);
      const told = `${stream}@${revision}（${this.#recordedAt} → ${recordedAt}）`;
      this.setBack = { times: times + 1, longest: isLongest ? told : longest };
    }
    this.#recordedAt = recordedAt;
  }

  #expect(right: boolean, fault: string): void {
    if (!right && this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}

/** Streams that are read at a time. */
const AT_ONCE = 32;

/**
 * Checks that every stream reads as the log has it. EventStoreDB's log keeps a truncated or deleted
 * stream until it is scavenged, while readers of the stream no longer see it.
 */
async function verifyStreams(log: EventStore, seen: LogSoFar): Promise<void> {
  const streams = seen.ends[Symbol.iterator]();
  const lane = async () => {
    for (let next = streams.next(); !next.done; next = streams.next()) {
      const [stream, { revision }] = next.value;
      const fault = await faultOf(log, stream, revision);
      if (fault !== undefined) seen.fault(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function faultOf(log: EventStore, stream: string, last: number): Promise<string | undefined> {
  try {
    const found = (await log.readStream(stream)).at(-1)?.revision ?? -1;
    // The stream may have grown meanwhile.
    return found < last ? `${stream} 已损坏：日志中到 ${last}，事件流中到 ${found}` : undefined;
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.failure !== 'damaged') throw error;
    return `${stream} 已损坏：被截断或删除（${error.message}）`;
  }
}

/** What else is checked along the log: the faults that each event shows, and those of its end. */
interface LogCheck {
  add(event: RecordedEvent): readonly string[];
  end(): readonly string[];
}

/**
 * Checks the whole log (revisions without gaps, positions in order, event ids as their commands
 * give them), what `also` checks, and every stream on its own.
 */
export async function verifyLog(
  log: EventStore,
  bar: LogBar,
  also?: LogCheck,
): Promise<LogFindings> {
  const seen = new LogSoFar();
  for (let after: string | undefined, end = false; !end;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    for (const event of page.events) {
      seen.add(event);
      also?.add(event).forEach((fault) => seen.fault(fault));
    }
    bar.moveTo(page.position);
    [after, end] = [page.position, page.end];
  }
  also?.end().forEach((fault) => seen.fault(fault));
  await verifyStreams(log, seen);
  const { events, streams, faults, setBack } = seen;
  return { events, streams, faults, setBack };
}
