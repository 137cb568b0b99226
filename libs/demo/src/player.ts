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

/** A step of the demo was refused: the scenario and the domain do not agree. */
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
 * recognised by its command id.
 * @throws DemoRefusedError when the domain refuses one.
 */
export async function play(commands: readonly TimedCommand[], stage: Stage): Promise<void> {
  const log = remembering(stage.eventStore);
  const waiting = [...commands].reverse();
  let played = 0;
  while (waiting.length > 0) {
    const batch = nextBatch(waiting);
    await Promise.all(batch.map((command) => playOne(command, stage, log)));
    played += batch.length;
    stage.onProgress(played);
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

async function playOne(timed: TimedCommand, stage: Stage, log: CommandLog): Promise<void> {
  const { at, command, acting } = timed;
  const { seed, rules, directory } = stage;
  const idOf = (step: number) => demoCommandId(seed, `whistle/${timed.whistle}/${step}`);
  const commandId = idOf(timed.step);
  const outcome = await handleCommand(log, whistle, {
    stream: whistleStream(whistleIdOf(idOf(0))),
    command,
    context: { now: at, acting, rules, directory },
    envelope: { commandId, command: command.type, actor: acting, correlationId: commandId },
  });
  const why = outcome.outcome === 'rejected' ? JSON.stringify(outcome.rejection) : 'no effect';
  // A step that wrote nothing could not be told from one that is still to come.
  if (outcome.outcome === 'accepted' && outcome.events.length > 0) return;
  throw new DemoRefusedError(`${command.type} of whistle ${timed.whistle} at ${at}: ${why}`);
}
