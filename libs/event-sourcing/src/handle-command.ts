import { setTimeout as sleep } from 'node:timers/promises';
import { append, toAppend } from './append-events.js';
import { digestOf } from './command-identity.js';
import type { CommandLog } from './command-log.js';
import { awaited } from './commands-under-way.js';
import { runObserved } from './command-observer.js';
import { isRejection, reject, type Rejection } from './decider.js';
import type { Actor, DomainEvent, EventMetadata, Position } from './event.js';
import { advance, type EventSourced, evolveAll, type History } from './history.js';
import { decideUsable, refuseUnusableName } from './refuse-unusable.js';

/** Who sent a command, and the ids under which it is known. */
export interface CommandEnvelope {
  /** Idempotency key: the same id with the same content is carried out once. */
  readonly commandId: string;
  /** Name of the command, for example `RaiseWhistle`. */
  readonly command: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Revision the client saw; the command is refused if the stream has another one by now. */
  readonly expectedRevision?: number;
}

export interface CommandRequest<Command, Context> {
  readonly stream: string;
  readonly command: Command;
  readonly context: Context;
  readonly envelope: CommandEnvelope;
  /**
   * The command begins a stream named after its own id, so the stream almost certainly does not
   * exist yet: the first decision is made without reading it.
   */
  readonly startsStream?: boolean;
  /** `performance.now()` when the command arrived; the present moment unless given. */
  readonly begunAt?: number;
}

/** Refusals by command handling rather than by the domain. */
export type HandlingRejection = 'REVISION_CONFLICT' | 'COMMAND_ID_REUSED' | 'TEXT_UNUSABLE';

export interface Accepted<State, E extends DomainEvent> {
  readonly outcome: 'accepted';
  /** What the command wrote; empty where there was nothing to change. */
  readonly events: readonly E[];
  /** The state after these events. */
  readonly state: State;
  /** Revision of the last of these events, or of the stream where there are none; -1 for no stream. */
  readonly revision: number;
  /** Position of the same event in the whole log; undefined for no stream. */
  readonly position: Position | undefined;
  /** True when an earlier delivery of this command had written them. */
  readonly deduplicated: boolean;
}

export interface Rejected<Code extends string> {
  readonly outcome: 'rejected';
  readonly rejection: Rejection<Code | HandlingRejection>;
}

export type CommandOutcome<State, E extends DomainEvent, Code extends string> =
  Accepted<State, E> | Rejected<Code>;

/** The stream kept changing under the command; nothing was written. */
export class ContentionError extends Error {
  override readonly name = 'ContentionError';
}

/** The command waited too long for its log; nothing was written. */
export class OverdueError extends Error {
  override readonly name = 'OverdueError';
}

/**
 * A command older than this is no longer decided. Its sender has probably retried and may have been
 * told that the retry was refused; deciding now, on newer state, might accept it after all. Clients
 * wait longer than this for an answer.
 */
const LONGEST_MS = 8_000;
const MOST_DECISIONS = 20;
const LONGEST_PAUSE_MS = 20;

/**
 * Carries out a command on one stream: fold, decide, append at exactly the revision decided on. A
 * conflict is decided again on the fresh state, unless the client expected a revision. Delivering a
 * command again answers with what it did the first time, also after a restart and also when the
 * first answer was lost on the way.
 *
 * @throws ContentionError after too many conflicts, OverdueError after too long a wait (nothing was
 * written); the log's own errors where it stays out of reach.
 */
export function handleCommand<
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  log: CommandLog,
  decider: EventSourced<Command, State, E, Code, Context>,
  request: CommandRequest<Command, Context>,
): Promise<CommandOutcome<State, E, Code>> {
  const begun = { begunAt: performance.now(), ...request };
  const refusal = refuseUnusableName(request.stream);
  return runObserved(request.envelope.command, () =>
    refusal ? Promise.resolve(toRejected(refusal)) : awaited(() => carryOut(log, decider, begun)),
  );
}

type TimedRequest<Request> = Request & { readonly begunAt: number };

async function carryOut<
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  log: CommandLog,
  decider: EventSourced<Command, State, E, Code, Context>,
  request: TimedRequest<CommandRequest<Command, Context>>,
): Promise<CommandOutcome<State, E, Code>> {
  const { stream, envelope } = request;
  const target = { stream, commandId: envelope.commandId };
  const digest = digestOf(request.command);
  let history: History<State> = { state: decider.initialState, revision: -1, position: undefined };
  for (let decisions = 0; decisions < MOST_DECISIONS; decisions++) {
    if (decisions > 1) await sleep(Math.random() * Math.min(2 ** decisions, LONGEST_PAUSE_MS));
    const unread = decisions === 0 && request.startsStream === true;
    if (!unread) history = await advance(log, decider, history, target);
    const outcome =
      answerWithoutDeciding<State, E>(history, envelope, digest) ??
      (await decideAndAppend(log, decider, { ...request, digest, unread }, history));
    if (outcome === 'id-reused')
      return outcomeOfReusedId(await advance(log, decider, history, target), envelope, digest);
    if (outcome) return outcome;
  }
  throw new ContentionError(`${stream} changed ${MOST_DECISIONS} times under ${envelope.command}`);
}

/**
 * Undefined where the stream must be read again: it has moved on, or it already holds the answer.
 */
async function decideAndAppend<
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  log: CommandLog,
  decider: EventSourced<Command, State, E, Code, Context>,
  request: TimedRequest<CommandRequest<Command, Context>> & {
    readonly digest: string;
    /** The stream was not read first, so an earlier delivery may have written to it already. */
    readonly unread: boolean;
  },
  history: History<State>,
): Promise<CommandOutcome<State, E, Code> | 'id-reused' | undefined> {
  const { stream, command, context, envelope, digest } = request;
  if (performance.now() - request.begunAt > LONGEST_MS)
    throw new OverdueError(`${envelope.command} waited too long for ${stream}`);
  const decision = decideUsable(decider, command, history.state, context);
  // A repeated command must get its first answer even if the rules have changed: read before
  // refusing.
  if (isRejection(decision))
    return request.unread ? undefined : { outcome: 'rejected', rejection: decision };
  if (decision.length === 0) return toAccepted(history, [], false);
  const events = toAppend(decision, decider.versions, metadataOf(envelope, digest));
  const written = await append(log, stream, history.revision, events);
  if (written === 'id-reused') return written;
  // An earlier delivery may have decided at another time of day; its events are the answer.
  if (written.outcome === 'conflict' || written.deduplicated) return undefined;
  const state = evolveAll(decider, history.state, decision);
  return toAccepted({ ...written, state }, decision, false);
}

const toRejected = (rejection: Rejection<HandlingRejection>): Rejected<never> => ({
  outcome: 'rejected',
  rejection,
});

const toAccepted = <State, E extends DomainEvent>(
  { state, revision, position }: History<State>,
  events: readonly E[],
  deduplicated: boolean,
): Accepted<State, E> => ({
  outcome: 'accepted',
  events,
  state,
  revision,
  position,
  deduplicated,
});

/** The answer if no decision is needed: carried out before, or sent for another revision. */
function answerWithoutDeciding<State, E extends DomainEvent>(
  history: History<State>,
  envelope: CommandEnvelope,
  digest: string,
): Accepted<State, E> | Rejected<never> | undefined {
  const { expectedRevision: expected } = envelope;
  const { revision: actual } = history;
  const before = earlierOutcomeOf<State, E>(history, envelope, digest);
  if (before || expected === undefined || expected === actual) return before;
  return toRejected(reject('REVISION_CONFLICT', { expected, actual }));
}

/** The outcome of an earlier delivery of this command; undefined if there was none. */
function earlierOutcomeOf<State, E extends DomainEvent>(
  { own }: History<State>,
  { actor }: CommandEnvelope,
  digest: string,
): Accepted<State, E> | Rejected<never> | undefined {
  const last = own?.events.at(-1);
  if (!own || !last) return undefined;
  const { metadata } = last;
  const same = metadata.digest === digest && metadata.actor.account === actor.account;
  if (!same) return toRejected(reject('COMMAND_ID_REUSED'));
  return toAccepted({ ...last, state: own.state }, own.events as unknown as readonly E[], true);
}

/**
 * The command's events are already in the log but not at the revision this delivery expected:
 * either a concurrent delivery wrote them on a later state, or they are in another stream.
 */
const outcomeOfReusedId = <State, E extends DomainEvent>(
  history: History<State>,
  envelope: CommandEnvelope,
  digest: string,
): Accepted<State, E> | Rejected<never> =>
  earlierOutcomeOf<State, E>(history, envelope, digest) ?? toRejected(reject('COMMAND_ID_REUSED'));

/** The metadata that events keep of the command that made them. */
export function metadataOf(envelope: CommandEnvelope, digest: string): EventMetadata {
  const { commandId, command, correlationId, causationId, actor } = envelope;
  const cause = causationId === undefined ? {} : { causationId };
  return { commandId, command, digest, correlationId, ...cause, actor };
}
