import { setTimeout as sleep } from 'node:timers/promises';
import { append, toAppend } from './append-events.js';
import { digestOf } from './command-identity.js';
import type { CommandLog } from './command-log.js';
import { type Decision, isRejection } from './decider.js';
import type { DomainEvent, EventToAppend } from './event.js';
import { type CommandEnvelope, ContentionError, metadataOf } from './handle-command.js';
import { type EventSourced, evolveAll } from './history.js';
import { refuseUnusable } from './refuse-unusable.js';

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
  /** Ids of the commands that the stream's events came of. */
  readonly carriedOut: ReadonlySet<string>;
}

const MOST_DECISIONS = 20;
const LONGEST_PAUSE_MS = 20;

/**
 * Carries out commands of the service itself: the stream is read once, each command is decided on
 * what those before it led to, and all their events are appended together at exactly the revision
 * read. A command that the stream already has events of is left out, so that a series may be sent
 * again, in part, in another composition, or by two processes at once. What changed meanwhile is read
 * and decided anew.
 *
 * @returns for each command what it wrote now: nothing where it was quiet, refused, or carried out
 * before.
 * @throws ContentionError after too many conflicts; the log's own errors where it stays out of reach.
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
    // Ids that are taken: another process wrote a part of the series first. It is read like a conflict.
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
    const decision: Decision<E, string> =
      refuseUnusable(command) ?? decider.decide(command, state, context);
    if (isRejection(decision)) return [];
    // Nothing is decided on what the last one leads to.
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
