import { v5 } from 'uuid';
import { type CommandLog, handleCommand } from '#event-sourcing';
import type { EventStore } from '#event-store';
import {
  whistle,
  type WhistleDirectory,
  whistleIdOf,
  type WhistleRules,
  whistleStream,
} from '#whistle';
import { remembering } from './remembering-log.js';
import type { TimedCommand } from './scenario/scenario.js';

/** What the demo district itself is made of was refused: organisations, people or accounts. */
export class DemoRefusedError extends Error {
  override readonly name = 'DemoRefusedError';
}

export interface Stage {
  readonly eventStore: EventStore;
  readonly seed: number;
  readonly rules: WhistleRules;
  readonly directory: WhistleDirectory;
  /** Called between batches with the commands played so far. */
  readonly onProgress: (played: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A step that the rules in force did not let happen. */
export interface LeftOut {
  readonly command: string;
  readonly code: string;
}

const NAMESPACE = '0d7c9a54-96f1-5b7e-8b1c-7e1f52a4c9d3';
/** Different whistles in flight: they share one commit. */
const IN_FLIGHT = 64;
/** How far a command may overtake those of other whistles, in commands. */
const LOOK_AHEAD = 256;

/** Id of a command of the demo, by what names it. The same for every start of the same demo. */
export const demoCommandId = (seed: number, name: string): string =>
  v5(`${seed}/${name}`, NAMESPACE);

/**
 * Plays commands through the domain into the log, each once: what an earlier start has played is
 * recognised by its command id. What the rules refuse is left out, and with it what follows from it.
 * @returns what was left out
 */
export async function play(
  commands: readonly TimedCommand[],
  stage: Stage,
): Promise<readonly LeftOut[]> {
  const log = remembering(stage.eventStore);
  const played = new PlayedBefore(commands, stage.seed, log);
  const waiting = [...commands].reverse();
  const leftOut: LeftOut[] = [];
  for (let done = 0; waiting.length > 0;) {
    stage.signal?.throwIfAborted();
    const batch = nextBatch(waiting);
    const refusals = await Promise.all(
      batch.map(async (timed) =>
        (await played.holds(timed)) ? undefined : playOne(timed, stage, log),
      ),
    );
    leftOut.push(...refusals.filter((refusal) => refusal !== undefined));
    done += batch.length;
    stage.onProgress(done);
  }
  return leftOut;
}

/**
 * What an earlier start has played of each whistle: everything up to the last step that is in its
 * stream. A step before that which wrote nothing was left out then, and must not come later.
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

  async holds({ whistle, step }: TimedCommand): Promise<boolean> {
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
    if (busy.has(command.whistle)) later.push(command);
    else batch.push(command);
    busy.add(command.whistle);
  }
  waiting.push(...later.reverse());
  return batch;
}

const stepId = (seed: number, { whistle, step }: Pick<TimedCommand, 'whistle' | 'step'>): string =>
  demoCommandId(seed, `whistle/${whistle}/${step}`);

const streamOf = (seed: number, whistle: number): string =>
  whistleStream(whistleIdOf(stepId(seed, { whistle, step: 0 })));

async function playOne(
  timed: TimedCommand,
  stage: Stage,
  log: CommandLog,
): Promise<LeftOut | undefined> {
  const { at, command, acting } = timed;
  const { seed, rules, directory } = stage;
  const commandId = stepId(seed, timed);
  const outcome = await handleCommand(log, whistle, {
    stream: streamOf(seed, timed.whistle),
    command,
    context: { now: at, acting, rules, directory },
    envelope: { commandId, command: command.type, actor: acting, correlationId: commandId },
  });
  if (outcome.outcome === 'rejected')
    return { command: command.type, code: outcome.rejection.rejected };
  return outcome.events.length > 0 ? undefined : { command: command.type, code: 'NO_EFFECT' };
}
