import { OperatorError, type Position, type RecordedEvent } from '#event-sourcing';

/** An event that counts although it came after the facts were fixed. */
export interface TakenUpEvent {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
}

/** What came in after the facts of a period were fixed, and counts in it all the same. */
export interface TakenUp {
  /** How many whistle events the log had then; nothing after them counts. */
  readonly events: number;
  /** Streams of whistles whose later facts count too. */
  readonly whistles: readonly string[];
  /** Types of event that count on every whistle, such as the outcome of an appeal. */
  readonly types: readonly string[];
}

/**
 * What was known of the log at some moment, told by the number of its whistle events: that is the same in
 * every copy of it, on whatever store, while positions and times of writing are not.
 */
export interface Known {
  readonly events: number;
  readonly later?: TakenUp;
}

/** Most whistle events that a request of the API reads: some seconds. The command line reads any number. */
export const MOST_ONLINE = 200_000;

/** The log is longer than the one who asked can wait for. */
export class LogTooLongError extends OperatorError {
  override readonly name = 'LogTooLongError';

  constructor(readonly most: number) {
    super('LOG_TOO_LONG', `日志中的哨事件超过 ${most} 条，不能在线重算，请用命令行：admin score`);
  }
}

/**
 * Says of each whistle event, in the order of the log, whether it was known. Of what has gone by already
 * it says the same again, at any time.
 */
export class KnownEvents {
  #seen = 0;
  /** Of the last event that belongs to what was known by itself. */
  #bound: Position | undefined;
  /** What came later and counts all the same, in the order of the log. */
  readonly takenUp: TakenUpEvent[] = [];
  readonly #streams = new Set<string>();

  constructor(
    private readonly known: Known | undefined,
    private readonly most = Infinity,
  ) {}

  /** Somebody waits for the answer, who is refused a long one. */
  get isBounded(): boolean {
    return this.most < Infinity;
  }

  /** Whistle events that have gone by. */
  get seen(): number {
    return this.#seen;
  }

  /** Nothing that follows is known. */
  get isOver(): boolean {
    if (!this.known) return false;
    return this.#seen >= Math.max(this.known.events, this.known.later?.events ?? 0);
  }

  /** Whether some of what has gone by was not known. */
  get isPast(): boolean {
    return this.known !== undefined && this.#seen > this.known.events;
  }

  /** @throws LogTooLongError */
  admitsNext(event: RecordedEvent): boolean {
    if (this.isOver) return false;
    if (++this.#seen > this.most) throw new LogTooLongError(this.most);
    if (!this.known || this.#seen <= this.known.events) {
      this.#bound = event.position;
      return true;
    }
    if (!this.#isLater(event)) return false;
    const { stream, revision, type } = event;
    this.takenUp.push({ stream, revision, type });
    this.#streams.add(stream);
    return true;
  }

  /** Whether some of what came later has been taken up on a stream by now. */
  isTakenUp(stream: string): boolean {
    return this.#streams.has(stream);
  }

  /** Whether what has gone by was known. */
  admitted(event: RecordedEvent): boolean {
    return (this.#bound !== undefined && event.position <= this.#bound) || this.#isLater(event);
  }

  #isLater({ stream, type }: RecordedEvent): boolean {
    const later = this.known?.later;
    return later !== undefined && (later.types.includes(type) || later.whistles.includes(stream));
  }
}
