import { setTimeout as sleep } from 'node:timers/promises';
import { append, toAppend } from './append-events.js';
import { digestOf } from './command-identity.js';
import type { SeriesLog } from './command-log.js';
import { isRejection } from './decider.js';
import type { DomainEvent, EventToAppend, StoredEvent } from './event.js';
import { type CommandEnvelope, ContentionError, metadataOf } from './handle-command.js';
import { type EventSourced, evolveAll } from './history.js';
import { decideUsable } from './refuse-unusable.js';

/** A command of the service itself. */
export interface SentCommand<Command> {
  readonly command: Command;
  readonly envelope: Omit<CommandEnvelope, 'expectedRevision'>;
}

/** Commands on one stream, to be decided one after the other. */
export interface CommandSeries<Command, State, Context> {
  readonly stream: string;
  readonly context: Context;
  /** What the stream as it is calls for; asked again whenever it has changed. Pure. */
  readonly commandsFor: (state: State) => readonly SentCommand<Command>[];
}

/**
 * For each command that the stream called for at last, the events written now: none if it changed
 * nothing, was refused, or was carried out before. Or why the series failed: too many conflicts
 * ({@link ContentionError}), or an error of the log.
 */
export type SeriesOutcome<E extends DomainEvent> =
  | { readonly outcome: 'carried-out'; readonly written: readonly (readonly E[])[] }
  | { readonly outcome: 'failed'; readonly error: unknown };

const MOST_DECISIONS = 20;
const LONGEST_PAUSE_MS = 20;

/**
 * Carries out commands of the service itself, on many streams at a time. All streams are read
 * together, each command is decided on the state after those before it, and the events of a stream
 * are appended together at the revision that was read; the log's group commit brings the streams
 * together again. Commands that have events in their stream already are skipped, so series may be
 * sent again, in part, or by two processes at once. A stream that has changed meanwhile is read and
 * decided anew by itself, and one that fails does not hold up the others.
 *
 * @returns an outcome for each series, in their order
 * @throws the log's own errors where nothing could be read
 */
export async function handleSeries<
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  log: SeriesLog,
  decider: EventSourced<Command, State, E, Code, Context>,
  all: readonly CommandSeries<Command, State, Context>[],
): Promise<readonly SeriesOutcome<E>[]> {
  const decided = await readAndDecide(log, decider, all);
  // Each runs up to its append before the next begins, so that all appends share a commit.
  return Promise.all(
    all.map((series, index) =>
      carryOut(log, decider, series, decided[index]).then(
        (written) => ({ outcome: 'carried-out' as const, written }),
        (error: unknown) => ({ outcome: 'failed' as const, error }),
      ),
    ),
  );
}

/** What a series leads to on its stream, or why it leads to nothing. */
type SeriesDecision<E extends DomainEvent> =
  | { readonly revision: number; readonly decided: readonly Decided<E>[] }
  | { readonly error: unknown };

/**
 * Reads and decides in one go, so that the events of hundreds of streams are not held in memory while
 * what follows from them is written.
 */
async function readAndDecide<Command extends object, State, E extends DomainEvent, Context>(
  log: SeriesLog,
  decider: EventSourced<Command, State, E, string, Context>,
  all: readonly CommandSeries<Command, State, Context>[],
): Promise<readonly SeriesDecision<E>[]> {
  const reads = await log.readStreams(all.map(({ stream }) => stream));
  return all.map((series, index) => {
    const read = reads[index] ?? [];
    if (read instanceof Error) return { error: read };
    try {
      return { revision: read.length - 1, decided: decideAll(decider, series, read) };
    } catch (error) {
      return { error };
    }
  });
}

async function carryOut<Command extends object, State, E extends DomainEvent, Context>(
  log: SeriesLog,
  decider: EventSourced<Command, State, E, string, Context>,
  series: CommandSeries<Command, State, Context>,
  first: SeriesDecision<E> | undefined,
): Promise<readonly (readonly E[])[]> {
  let next = first;
  for (let decisions = 1; decisions <= MOST_DECISIONS; decisions++) {
    if (next === undefined) throw new TypeError(`${series.stream} was not decided on`);
    const written = await appendDecided(log, series.stream, next);
    if (written) return written;
    if (decisions > 1) await sleep(Math.random() * Math.min(2 ** decisions, LONGEST_PAUSE_MS));
    [next] = await readAndDecide(log, decider, [series]);
  }
  const times = `${MOST_DECISIONS} times`;
  throw new ContentionError(`${series.stream} changed ${times} under a series of commands`);
}

/** Undefined where the stream has moved on and must be read again. */
async function appendDecided<E extends DomainEvent>(
  log: SeriesLog,
  stream: string,
  decision: SeriesDecision<E>,
): Promise<readonly (readonly E[])[] | undefined> {
  if ('error' in decision) throw decision.error;
  const { revision, decided } = decision;
  const decisions = decided.map((one) => one.decision);
  const events = decided.flatMap((one) => one.events);
  if (events.length === 0) return decisions;
  const written = await append(log, stream, revision, events);
  // Ids in use mean that another process wrote part of the series first: read again as after a
  // conflict.
  if (written === 'id-reused' || written.outcome === 'conflict') return undefined;
  return written.deduplicated ? decisions.map(() => []) : decisions;
}

interface Decided<E extends DomainEvent> {
  readonly decision: readonly E[];
  readonly events: readonly EventToAppend<E>[];
}

const NOTHING = { decision: [], events: [] };

function decideAll<Command extends object, State, E extends DomainEvent, Context>(
  decider: EventSourced<Command, State, E, string, Context>,
  { commandsFor, context }: CommandSeries<Command, State, Context>,
  read: readonly StoredEvent[],
): readonly Decided<E>[] {
  const facts = read.map((event) => decider.factOf(event));
  let state = evolveAll(decider, decider.initialState, facts);
  const commands = commandsFor(state);
  return commands.map(({ command, envelope }, index) => {
    const decision = decideUsable(decider, command, state, context);
    if (isRejection(decision) || decision.length === 0) return NOTHING;
    const metadata = metadataOf(envelope, digestOf(command));
    const events = toAppend(decision, decider.versions, metadata);
    // The ids of a command's events follow from its own: it was carried out before.
    if (read.some(({ id }) => id === events[0]?.id)) return NOTHING;
    // The state after the last command is not needed.
    if (index < commands.length - 1) state = evolveAll(decider, state, decision);
    return { decision, events };
  });
}
