import { setTimeout as sleep } from 'node:timers/promises';
import { append, toAppend } from './append-events.js';
import { digestOf } from './command-identity.js';
import type { CommandLog } from './command-log.js';
import { isRejection } from './decider.js';
import type { DomainEvent, EventToAppend } from './event.js';
import { type CommandEnvelope, ContentionError, metadataOf } from './handle-command.js';
import { type EventSourced, evolveAll } from './history.js';
import { decideUsable } from './refuse-unusable.js';

/** Commands on one stream, to be decided one after the other. */
export interface CommandSeries<Command, Context> {
  readonly stream: string;
  readonly context: Context;
  readonly commands: readonly {
    readonly command: Command;
    readonly envelope: Omit<CommandEnvelope, 'expectedRevision'>;
  }[];
}

interface Seen<State> {
  readonly state: State;
  readonly revision: number;
  /** Ids of the commands that wrote the stream's events. */
  readonly carriedOut: ReadonlySet<string>;
}

const MOST_DECISIONS = 20;
const LONGEST_PAUSE_MS = 20;

/**
 * Carries out commands of the service itself. The stream is read once, each command is decided on
 * the state after those before it, and all events are appended together at the revision that was
 * read. Commands that have events in the stream already are skipped, so a series may be sent again,
 * in part, or by two processes at once. After a conflict the new events are read and the rest is
 * decided again.
 *
 * @returns for each command the events written now: none if it changed nothing, was refused, or was
 * carried out before
 * @throws ContentionError after too many conflicts; the log's own errors where it stays unreachable
 */
export async function handleSeries<
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  log: CommandLog,
  decider: EventSourced<Command, State, E, Code, Context>,
  series: CommandSeries<Command, Context>,
): Promise<readonly (readonly E[])[]> {
  const { stream } = series;
  let seen: Seen<State> = { state: decider.initialState, revision: -1, carriedOut: new Set() };
  for (let decisions = 0; decisions < MOST_DECISIONS; decisions++) {
    if (decisions > 1) await sleep(Math.random() * Math.min(2 ** decisions, LONGEST_PAUSE_MS));
    seen = await readNew(log, decider, { stream, seen });
    const decided = decideAll(decider, series, seen);
    const events = eventsOf(decider, series, decided);
    if (events.length === 0) return decided;
    const written = await append(log, stream, seen.revision, events);
    // Ids in use mean that another process wrote part of the series first: read again as after a
    // conflict.
    if (written === 'id-reused' || written.outcome === 'conflict') continue;
    return written.deduplicated ? decided.map(() => []) : decided;
  }
  throw new ContentionError(`${stream} changed ${MOST_DECISIONS} times under a series of commands`);
}

async function readNew<State, E extends DomainEvent>(
  log: CommandLog,
  decider: Pick<EventSourced<never, State, E, never, never>, 'evolve' | 'evolveAll' | 'typed'>,
  { stream, seen }: { readonly stream: string; readonly seen: Seen<State> },
): Promise<Seen<State>> {
  const recorded = await log.readStream(stream, { fromRevision: seen.revision + 1 });
  const events = recorded.map((event) => decider.typed(event));
  const carriedOut = new Set(seen.carriedOut);
  for (const { metadata } of recorded) carriedOut.add(metadata.commandId);
  const state = evolveAll(decider, seen.state, events);
  return { state, revision: recorded.at(-1)?.revision ?? seen.revision, carriedOut };
}

function decideAll<Command extends object, State, E extends DomainEvent, Context>(
  decider: EventSourced<Command, State, E, string, Context>,
  { commands, context }: CommandSeries<Command, Context>,
  { carriedOut, ...seen }: Seen<State>,
): readonly (readonly E[])[] {
  let { state } = seen;
  return commands.map(({ command, envelope }, index) => {
    if (carriedOut.has(envelope.commandId)) return [];
    const decision = decideUsable(decider, command, state, context);
    if (isRejection(decision)) return [];
    // The state after the last command is not needed.
    if (index < commands.length - 1) state = evolveAll(decider, state, decision);
    return decision;
  });
}

function eventsOf<Command extends object, E extends DomainEvent>(
  { versions }: Pick<EventSourced<Command, never, E, never, never>, 'versions'>,
  { commands }: CommandSeries<Command, unknown>,
  decided: readonly (readonly E[])[],
): EventToAppend[] {
  return commands.flatMap(({ command, envelope }, index) => {
    const events = decided[index] ?? [];
    if (events.length === 0) return [];
    return toAppend(events, versions, metadataOf(envelope, digestOf(command)));
  });
}
