import { v5 } from 'uuid';
import { type CommandLog, envelopeOf } from '#event-sourcing';
import type { Directory } from '#directory';
import type { EventStore } from '#event-store';
import { MeetingCommands, meetingIdOf } from '#joint-meeting';
import type { PersonalData } from '#privacy';
import {
  deadlineCommand,
  protectResident,
  type RelatedWhistle,
  runningDeadlines,
  SYSTEM_ACTOR,
  whistle,
  type WhistleDirectory,
  whistleIdOf,
  type WhistleRules,
  whistleStream,
} from '#whistle';
import { signingAs } from './accounts.js';
import { cachingLog } from './caching-log.js';
import type { MeetingStep } from './scenario/meetings.js';
import type { TimedCommand } from './scenario/scenario.js';

/** The directory or the accounts refused the demo's own data. */
export class DemoRefusedError extends Error {
  override readonly name = 'DemoRefusedError';
}

export interface PlayOptions {
  readonly eventStore: EventStore;
  readonly seed: number;
  readonly rules: WhistleRules;
  readonly directory: WhistleDirectory;
  /** End of the history, ISO 8601 UTC. */
  readonly now: string;
  readonly personalData: PersonalData;
  /** Called between batches with the commands played so far. */
  readonly onProgress: (played: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A step that the rules in force refused. */
export interface RefusedStep {
  readonly command: string;
  readonly code: string;
}

const NAMESPACE = '0d7c9a54-96f1-5b7e-8b1c-7e1f52a4c9d3';
/** Commands carried out at the same time, of different whistles: they share one commit. */
const IN_FLIGHT = 64;
/** How far a command may overtake those of other whistles, in commands. */
const LOOK_AHEAD = 256;

/** Id of a command of the demo; the same for every start of the same demo. */
export const demoCommandId = (seed: number, name: string): string =>
  v5(`${seed}/${name}`, NAMESPACE);

/** Id of the command that begins every demo: it registers the organisations. */
export const demoFoundingId = (seed: number): string => demoCommandId(seed, 'directory');

/**
 * Plays commands through the domain into the log, each once: those of an earlier start are recognised
 * by their ids. Commands that the rules refuse are left out, and so are those that depend on them.
 * @returns the refused steps
 */
export async function playCommands(
  commands: readonly TimedCommand[],
  stage: PlayOptions,
): Promise<readonly RefusedStep[]> {
  const log = cachingLog(stage.eventStore);
  const played = new PlayedBefore(commands, stage.seed, log);
  const waiting = [...commands].reverse();
  const leftOut: RefusedStep[] = [];
  for (let done = 0; waiting.length > 0;) {
    stage.signal?.throwIfAborted();
    const batch = nextBatch(waiting);
    const refusals = await Promise.all(
      batch.map(async (timed) =>
        (await played.has(timed)) ? undefined : playOne(timed, stage, log),
      ),
    );
    leftOut.push(...refusals.filter((refusal) => refusal !== undefined));
    done += batch.length;
    stage.onProgress(done);
  }
  await letAllTimePass(commands, stage, log);
  return leftOut;
}

/** Fires the deadlines since each whistle's last step. */
async function letAllTimePass(
  commands: readonly TimedCommand[],
  { seed, rules, now: until, signal }: PlayOptions,
  log: CommandLog,
): Promise<void> {
  const numbers = [...new Set(commands.map((command) => command.whistle))];
  for (let from = 0; from < numbers.length; from += IN_FLIGHT) {
    signal?.throwIfAborted();
    const some = numbers.slice(from, from + IN_FLIGHT);
    const passing = some.map((number) => ({ id: demoWhistleId(seed, number), until, rules, log }));
    await Promise.all(passing.map(letTimePass));
  }
}

/**
 * Steps that an earlier start has played: everything up to a whistle's last step in the log. Earlier
 * steps that are not in it were refused then, and are not tried again.
 */
class PlayedBefore {
  readonly #steps = new Map<number, number[]>();
  readonly #last = new Map<number, Promise<number>>();

  constructor(
    commands: readonly TimedCommand[],
    private readonly seed: number,
    private readonly log: CommandLog,
  ) {
    for (const { whistle, step } of commands)
      this.#steps.set(whistle, [...(this.#steps.get(whistle) ?? []), step]);
  }

  async has({ whistle, step }: TimedCommand): Promise<boolean> {
    const last = this.#last.get(whistle) ?? this.#lastOf(whistle);
    this.#last.set(whistle, last);
    return step <= (await last);
  }

  /** -1 where the whistle has not been blown. */
  async #lastOf(whistle: number): Promise<number> {
    const recorded = await this.log.readStream(streamOf(this.seed, whistle));
    if (recorded.length === 0) return -1;
    const ids = new Set(recorded.map(({ metadata }) => metadata.commandId));
    const steps = this.#steps.get(whistle) ?? [];
    return Math.max(-1, ...steps.filter((step) => ids.has(stepId(this.seed, { whistle, step }))));
  }
}

/** Takes the next commands of different whistles; `waiting` has the earliest last. */
function nextBatch(waiting: TimedCommand[]): TimedCommand[] {
  const batch: TimedCommand[] = [];
  const later: TimedCommand[] = [];
  const busy = new Set<number>();
  while (batch.length < IN_FLIGHT && later.length < LOOK_AHEAD) {
    const command = waiting.pop();
    if (!command) break;
    const touched = [command.whistle, command.about ?? command.whistle];
    if (touched.some((whistle) => busy.has(whistle))) later.push(command);
    else batch.push(command);
    for (const whistle of touched) busy.add(whistle);
  }
  waiting.push(...later.reverse());
  return batch;
}

const stepId = (seed: number, { whistle, step }: Pick<TimedCommand, 'whistle' | 'step'>): string =>
  demoCommandId(seed, `whistle/${whistle}/${step}`);

const streamOf = (seed: number, whistle: number): string =>
  whistleStream(whistleIdOf(stepId(seed, { whistle, step: 0 })));

/** Id of a whistle of the demo by its number. */
export const demoWhistleId = (seed: number, whistle: number): string =>
  whistleIdOf(stepId(seed, { whistle, step: 0 }));

async function playOne(
  timed: TimedCommand,
  stage: PlayOptions,
  log: CommandLog,
): Promise<RefusedStep | undefined> {
  const { at, command: drawn, acting } = timed;
  const { seed, rules, directory, personalData } = stage;
  const id = demoWhistleId(seed, timed.whistle);
  await letTimePass({ id, until: at, rules, log });
  const command = await protectResident(id, drawn, { log, personalData });
  const related = await relatedTo(timed, seed, log);
  const outcome = await whistle.handle(log, {
    id,
    command,
    context: { now: at, acting: await signingAs(acting), rules, directory, related },
    envelope: envelopeOf(command, { actor: acting, commandId: stepId(seed, timed) }),
  });
  if (outcome.outcome === 'rejected')
    return { command: command.type, code: outcome.rejection.rejected };
  return outcome.events.length > 0 ? undefined : { command: command.type, code: 'NO_EFFECT' };
}

/** The other whistle that a command names, as the decision needs it. */
async function relatedTo(
  { about }: TimedCommand,
  seed: number,
  log: CommandLog,
): Promise<ReadonlyMap<string, RelatedWhistle>> {
  if (about === undefined) return new Map();
  const id = demoWhistleId(seed, about);
  const { status, street } = await whistle.load(log, id);
  return new Map([[id, { status, street }]]);
}

interface TimePassage {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly until: string;
  readonly rules: WhistleRules;
  readonly log: CommandLog;
}

/** Deadline commands need no directory. */
const NOBODY: WhistleDirectory = { responder: () => undefined, streetOf: () => undefined };

/** Fires deadlines (cards, supervision, ends of pauses) up to a moment, each at its due time. */
async function letTimePass({ id, until, rules, log }: TimePassage): Promise<void> {
  for (;;) {
    const [next] = runningDeadlines(await whistle.load(log, id))
      .filter(({ fireAt }) => fireAt <= until)
      .sort((a, b) => (a.fireAt < b.fireAt ? -1 : 1));
    if (!next) return;
    const { command, envelope } = deadlineCommand(id, next);
    const { fireAt: now } = next;
    const context = { now, acting: SYSTEM_ACTOR, rules, directory: NOBODY };
    const outcome = await whistle.handle(log, { id, command, context, envelope });
    if (outcome.outcome === 'rejected' || outcome.events.length === 0) return;
  }
}

interface MeetingsTarget {
  readonly eventStore: EventStore;
  readonly seed: number;
  readonly directory: Directory;
}

/** Plays the meetings, one command after the other. @returns the refused steps */
export async function playMeetings(
  steps: readonly MeetingStep[],
  { eventStore, seed, directory }: MeetingsTarget,
): Promise<readonly RefusedStep[]> {
  // Each command brings its own time.
  const clock = { now: () => new Date(0).toISOString() };
  const held = new MeetingCommands(eventStore, clock, directory);
  const leftOut: RefusedStep[] = [];
  for (const { meeting, step, command, acting, at } of steps) {
    const idOf = (number: number) => demoCommandId(seed, `meeting/${meeting}/${number}`);
    const delivery = { actor: acting, commandId: idOf(step), at };
    const meetingId = meetingIdOf(idOf(0));
    const { outcome } = await held.handle({ meetingId, command, delivery });
    if (outcome.outcome === 'rejected')
      leftOut.push({ command: command.type, code: outcome.rejection.rejected });
  }
  return leftOut;
}
