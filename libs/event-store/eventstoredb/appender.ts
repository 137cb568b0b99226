import type { AppendOutcome, Conflict } from '#event-store';
import { NO_STREAM } from '../src/prepared-append.js';
import { idReused, type PreparedAppend } from './eventstoredb-append.js';
import type { EventStoreDbClient } from './eventstoredb-client.js';
import { toToken } from './eventstoredb-tokens.js';
import { Horizon } from './horizon.js';
import type { LogReader } from './log-reader.js';
import type { StreamReader } from './stream-reader.js';

/**
 * Appends, and makes sure what the answer means. The server takes a repeated append for the first
 * one and never looks at the content: that an answer is old shows in its position, and what is
 * there then is compared.
 */
export class Appender {
  readonly #horizon: Horizon;
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly client: EventStoreDbClient,
    private readonly streams: StreamReader,
    log: LogReader,
  ) {
    this.#horizon = new Horizon(() => log.end());
  }

  /**
   * Of several appends of this process at one revision of a stream only one can succeed: the others
   * wait for it rather than make the server say so.
   */
  async append(append: PreparedAppend): Promise<AppendOutcome> {
    const place = `${append.expected}@${append.stream}`;
    await this.#underWay.get(place)?.catch(() => undefined);
    const appending = this.#append(append);
    if (this.#underWay.has(place)) return appending;
    this.#underWay.set(place, appending);
    try {
      return await appending;
    } finally {
      this.#underWay.delete(place);
    }
  }

  async #append(append: PreparedAppend): Promise<AppendOutcome> {
    const { stream, expected, ids } = append;
    const { known } = this.streams;
    // At the revision a stream has, the server would write ids of old once more.
    const learning = this.streams.learn(stream, expected);
    const [horizon] = await Promise.all([this.#horizon.current(), learning]);
    known.check(append);
    const actual = known.revision(stream);
    if (actual > expected && known.held(append) === 0) return { outcome: 'conflict', actual };
    const reply = await this.client.append(append).catch((error: unknown) => {
      this.#horizon.doubt();
      throw error;
    });
    if (reply.outcome === 'conflict') return this.#explain(append, reply);
    const position = toToken(reply.position);
    if (position <= horizon) return this.#repeated(append);
    this.#horizon.saw(position);
    known.remember(stream, expected + 1, ids);
    const { revision } = reply;
    return { outcome: 'appended', revision, position, deduplicated: false };
  }

  /** The stream is elsewhere: others took it there, or ids of this append are in it already. */
  async #explain(append: PreparedAppend, conflict: Conflict): Promise<AppendOutcome> {
    const { known } = this.streams;
    const { actual } = conflict;
    await this.streams.learn(append.stream, actual === 'no-stream' ? NO_STREAM : actual);
    if (known.isRepeat(append)) return this.#repeated(append);
    if (known.held(append) > 0) throw idReused(append.stream);
    return conflict;
  }

  /**
   * Answers as the first time, after making sure that it was the same command: a decision made
   * again may carry another time of day, but the digest of its command is the same.
   */
  async #repeated({ stream, expected, events, ids }: PreparedAppend): Promise<AppendOutcome> {
    const there = (await this.streams.read(stream, expected + 1)).slice(0, events.length);
    const same = events.every(({ metadata }, i) => {
      const { id, metadata: first } = there[i] ?? {};
      return id === ids[i] && sameCommand(first, metadata);
    });
    const last = there.at(-1);
    if (!same || !last) throw idReused(stream);
    const { revision, position } = last;
    return { outcome: 'appended', revision, position, deduplicated: true };
  }
}

type CommandMark = { readonly commandId: string; readonly digest: string };

function sameCommand(first: CommandMark | undefined, again: CommandMark): boolean {
  return first?.commandId === again.commandId && first.digest === again.digest;
}
