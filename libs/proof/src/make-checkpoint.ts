import { setImmediate as othersTurn } from 'node:timers/promises';
import {
  type Actor,
  type Clock,
  nameUuids,
  OperatorError,
  type RecordedEvent,
} from '#event-sourcing';
import { type EventStore, linkOf, STREAM_START } from '#event-store';
import {
  type Checkpoint,
  type CheckpointBody,
  checkpointFaults,
  digestOfCheckpoint,
  type Head,
  publicText,
  rootOf,
  signCheckpoint,
} from './checkpoint.js';
import type { CheckpointFolder } from './checkpoint-folder.js';
import { proof, type ProofState } from './proof.js';
import type { CheckpointSigned, LogRewritten } from './proof.events.js';
import type { SigningKey } from './signing-key.js';

/** What making a checkpoint needs. */
export interface CheckpointMaking {
  /** The log, open for writing. */
  readonly log: EventStore;
  readonly key: SigningKey;
  readonly folder: CheckpointFolder;
  readonly clock: Clock;
  readonly actor: Actor;
  /** Whether to sign that the log was written anew: only whoever has just done and compared it may say so. */
  readonly rewriting?: boolean;
}

const NAMESPACE = '5f0d1c6e-93a8-5c7b-8d21-4b6f0a7e2c39';
const commandIdOf = nameUuids(NAMESPACE);
/** About 10 ms of work, after which requests of the same process have their turn. */
const PAGE = 500;

/** Reads a log on from some event, and knows what it is as a whole. */
class LogWalk {
  readonly #links = new Map<string, Head>();
  last: readonly [string, number] | undefined;

  constructor(
    public events: number,
    public root: string,
  ) {}

  /** Of the streams that were seen, in order of their names. */
  get heads(): readonly Head[] {
    return [...this.#links.values()].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** From after this position to where the log ends now. */
  async toTheEnd(log: EventStore, from: string | undefined): Promise<void> {
    for (let after = from; ;) {
      const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
      for (const event of page.events) this.#add(event);
      after = page.position;
      if (page.end) return;
      await othersTurn();
    }
  }

  #add(event: RecordedEvent): void {
    const { stream, revision } = event;
    const link = event.metadata.chain ?? this.#computed(event);
    this.#links.set(stream, [stream, revision, link]);
    this.root = rootOf(this.root, link);
    this.events += 1;
    this.last = [stream, revision];
  }

  #computed(event: RecordedEvent): string {
    const { stream, revision } = event;
    const before = revision === 0 ? STREAM_START : this.#links.get(stream)?.[2];
    if (before !== undefined) return linkOf(before, event);
    throw new OperatorError('CHAIN_MISSING', `${stream}@${revision} 没有链值，不能签署检查点`);
  }
}

const envelopeOf = (command: string, name: string, actor: Actor) => {
  const commandId = commandIdOf(name);
  return { commandId, command, correlationId: commandId, actor };
};

/**
 * Records, once, that every event carries a chain from now on, and what the log held before. Older
 * events keep standing as they are.
 * @returns whether it was recorded now
 */
export async function beginChain({
  log,
  clock,
  actor,
}: Pick<CheckpointMaking, 'log' | 'clock' | 'actor'>): Promise<boolean> {
  if ((await proof.load(log)).begun) return false;
  const walk = new LogWalk(0, '');
  await walk.toTheEnd(log, undefined);
  const data = { at: clock.now(), events: walk.events, root: walk.root };
  const written = await proof.handle(log, {
    command: { type: 'BeginChain', data },
    context: null,
    envelope: envelopeOf('BeginChain', `begin ${data.at}`, actor),
  });
  return written.outcome === 'accepted' && written.events.length > 0;
}

/**
 * Records, once, that this log was written anew from another.
 * @param of the other log as a whole, and how many of its events are written otherwise here
 */
export async function recordRewriting(
  { log, clock, actor }: Pick<CheckpointMaking, 'log' | 'clock' | 'actor'>,
  of: Omit<LogRewritten['data'], 'at'>,
): Promise<void> {
  const data = Object.assign({ at: clock.now() }, of);
  await proof.handle(log, {
    command: { type: 'RecordRewriting', data },
    context: null,
    envelope: envelopeOf('RecordRewriting', `rewritten ${of.root}`, actor),
  });
}

/** Where the last checkpoint ended in this store; positions differ between stores. */
async function positionOf(log: EventStore, last: CheckpointSigned['data']): Promise<string> {
  const [stream, revision] = last.last;
  const [event] = await log.readStream(stream, { fromRevision: revision });
  if (event) return event.position;
  const message = `${stream}@${revision} 已不在日志中，检查点 ${last.number} 时还有`;
  throw new OperatorError('LOG_SHORTENED', message);
}

const FIRST = { number: 0, digest: '' };
const NOTHING = { events: 0, root: '' };

/** What has been added since the last checkpoint; all of it where the log was written anew since. */
async function walked(log: EventStore, { last, rewritten }: ProofState): Promise<LogWalk> {
  const before = rewritten ? undefined : last;
  const { events, root } = before ?? NOTHING;
  const walk = new LogWalk(events, root);
  await walk.toTheEnd(log, before && (await positionOf(log, before)));
  return walk;
}

/** @throws OperatorError LOG_REWRITTEN, LOG_SHORTENED */
async function bodyOf(making: CheckpointMaking, state: ProofState): Promise<CheckpointBody> {
  const { log, key, clock, rewriting = false } = making;
  const { rewritten } = state;
  if (rewritten && !rewriting)
    throw new OperatorError('LOG_REWRITTEN', '日志已改写，须先由 privacy seal-log 签署检查点');
  const { number, digest } = state.last ?? FIRST;
  const { events, root, last = ['', -1], heads } = await walked(log, state);
  const { privateKey, succession } = key;
  return {
    version: 1,
    number: number + 1,
    at: clock.now(),
    events,
    root,
    previous: digest,
    last,
    heads,
    key: publicText(privateKey),
    ...(succession && { succession }),
    ...(rewritten && { rewrites: rewritten }),
  };
}

/**
 * Signs the log as it is now, keeps the checkpoint in its folder and records it in the log. Begins the
 * chain of a log that has not begun it. May be repeated at any time, and by several processes.
 * @throws OperatorError CHECKPOINT_OVERTAKEN where another process signed one meanwhile,
 * CHAIN_MISSING, LOG_SHORTENED, LOG_REWRITTEN
 */
export async function makeCheckpoint(making: CheckpointMaking): Promise<Checkpoint> {
  const { log, key, folder, actor } = making;
  await beginChain(making);
  const body = await bodyOf(making, await proof.load(log));
  const checkpoint = folder.keep(signCheckpoint(body, key.privateKey));
  const { number, at, events, root, last } = checkpoint;
  const digest = digestOfCheckpoint(checkpoint);
  const overtaken = () =>
    new OperatorError('CHECKPOINT_OVERTAKEN', `检查点 ${number} 已由别的进程签署，请重试`);
  if (checkpoint.previous !== body.previous) throw overtaken();
  const [fault] = checkpointFaults([checkpoint], body.key);
  if (fault) throw new OperatorError('CHECKPOINT_INVALID', `${fault}，见 ${folder.folder}`);
  const recorded = await proof.handle(log, {
    command: { type: 'RecordCheckpoint', data: { at, number, events, root, digest, last } },
    context: null,
    envelope: envelopeOf('RecordCheckpoint', digest, actor),
  });
  if (recorded.outcome === 'rejected') throw overtaken();
  return checkpoint;
}
