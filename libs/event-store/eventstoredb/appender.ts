import { setTimeout as delay } from 'node:timers/promises';
import type { AppendOutcome, Conflict } from '#event-store';
import { NO_STREAM } from '../src/prepared-append.js';
import { damagedStreamError } from '../src/whole-stream.js';
import { idReusedError, type PreparedAppend } from './eventstoredb-append.js';
import type { AppendReply, EventStoreDbClient } from './eventstoredb-client.js';
import { toToken } from './eventstoredb-tokens.js';
import { Horizon } from './horizon.js';
import type { LogReader } from './log-reader.js';
import { Patience } from './patience.js';
import type { StreamReader } from './stream-reader.js';
import { Turns } from './turns.js';

const LATE = Symbol('late');

/**
 * Appends and interprets the server's answers. The server takes a repeated append for the first one
 * without comparing its content: an old position in the answer shows this, and then the content is
 * compared here.
 */
export class Appender {
  readonly #horizon: Horizon;
  readonly #turns: Turns;
  readonly #patience = new Patience();

  constructor(
    private readonly client: EventStoreDbClient,
    private readonly streams: StreamReader,
    private readonly log: LogReader,
  ) {
    this.#horizon = new Horizon(() => log.end());
    this.#turns = new Turns(client.deadlineMs);
  }

  /**
   * Appends of this process to one stream run one after the other: only one can succeed at a
   * revision, and its result is known to those after it.
   */
  append(append: PreparedAppend): Promise<AppendOutcome> {
    return this.#turns.take(append.stream, () => this.#append(append));
  }

  /** @throws EventStoreError `damaged` for a stream that existed before and must not begin again */
  async #refuseUnlessNew({ stream, expected }: PreparedAppend): Promise<void> {
    if (expected === NO_STREAM && this.streams.known.revision(stream) < 0)
      await this.streams.refuseUnlessNew(stream);
  }

  async #append(append: PreparedAppend): Promise<AppendOutcome> {
    const { stream, expected, ids } = append;
    const { known } = this.streams;
    // At its present revision the server would write ids again that the stream holds already.
    const learning = this.streams.learn(stream, expected);
    const checking = this.#refuseUnlessNew(append);
    const [horizon] = await Promise.all([this.#horizon.current(), learning, checking]);
    known.check(append);
    const actual = known.revision(stream);
    if (actual > expected && known.countHeld(append) === 0) return { outcome: 'conflict', actual };
    const reply = await this.#send(append);
    if (reply === 'there') return this.#repeated(append);
    if (reply.outcome === 'conflict') return this.#explain(append, reply);
    const { revision } = reply;
    if (revision !== expected + ids.length)
      throw damagedStreamError(stream, `it went on at revision ${revision} after ${expected}`);
    const position = toToken(reply.position);
    if (position <= horizon) return this.#repeated(append);
    this.#horizon.noteSeen(position);
    this.log.noteSeen(position);
    known.remember(stream, expected + 1, ids);
    return { outcome: 'appended', revision, position, deduplicated: false };
  }

  /**
   * The server drops an append that arrives while its first delivery is written but not yet
   * committed, and reports this only by a timeout. So while an answer is late, the stream itself is
   * read: what it holds by then is the answer as well.
   */
  async #send(append: PreparedAppend): Promise<AppendReply | 'there'> {
    const answer = this.client.append(append).catch((error: unknown) => {
      this.#horizon.doubt();
      throw error;
    });
    for (const pauseMs of this.#patience.pauses(answer)) {
      const late = await Promise.race([answer, delay(pauseMs, LATE, { ref: false })]);
      if (late !== LATE) return late;
      if (await this.#isThere(append)) {
        // It will be rejected when nobody waits for it any more.
        answer.catch(() => undefined);
        return 'there';
      }
    }
    return answer;
  }

  async #isThere(append: PreparedAppend): Promise<boolean> {
    const there = await this.streams.read(append.stream, append.expected + 1).catch(() => []);
    return append.ids.every((id, i) => there[i]?.id === id);
  }

  /**
   * The stream has another revision: others wrote to it, or it already holds ids of this append.
   */
  async #explain(append: PreparedAppend, conflict: Conflict): Promise<AppendOutcome> {
    const { known } = this.streams;
    const { actual } = conflict;
    await this.streams.learn(append.stream, actual === 'no-stream' ? NO_STREAM : actual);
    if (known.isRepeat(append)) return this.#repeated(append);
    if (known.countHeld(append) > 0) throw idReusedError(append.stream);
    return conflict;
  }

  /**
   * Repeats the first answer after checking that it was the same command: a repeated decision may
   * carry another time of day, but its command has the same digest.
   */
  async #repeated({ stream, expected, events, ids }: PreparedAppend): Promise<AppendOutcome> {
    const there = (await this.streams.read(stream, expected + 1)).slice(0, events.length);
    const same = events.every(({ metadata }, i) => {
      const { id, metadata: first } = there[i] ?? {};
      return id === ids[i] && sameCommand(first, metadata);
    });
    const last = there.at(-1);
    if (!same || !last) throw idReusedError(stream);
    const { revision, position } = last;
    return { outcome: 'appended', revision, position, deduplicated: true };
  }
}

type CommandMark = { readonly commandId: string; readonly digest: string };

function sameCommand(first: CommandMark | undefined, again: CommandMark): boolean {
  return first?.commandId === again.commandId && first.digest === again.digest;
}
