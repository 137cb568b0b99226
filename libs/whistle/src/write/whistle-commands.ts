import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Actor,
  type Clock,
  type CommandLog,
  type CommandOutcome,
  type Delivery,
  envelopeOf,
  nameUuids,
  shareRuns,
} from '#event-sourcing';
import type { PersonalData } from '#privacy';
import type { AppealWindow, AppealWindows } from '../appeal-window.port.js';
import { referencesIn } from '../domain/shown-evidence.js';
import type { WhistleCommand } from '../domain/whistle.js';
import type {
  Acting,
  RelatedWhistle,
  WhistleDirectory,
  WhistleRules,
} from '../domain/whistle.context.js';
import type { WhistleEvent } from '../domain/whistle.events.js';
import type { WhistleRejection } from '../domain/whistle.rejections.js';
import type { Whistle } from '../domain/whistle.state.js';
import { whistle } from '../domain/whistle.js';
import type { EvidenceBook, KeptEvidence } from '../evidence.port.js';
import { actingAs, type Signatories } from '../signatories.js';
import { protectResident } from './resident-data.js';

export type WhistleOutcome = CommandOutcome<Whistle, WhistleEvent, WhistleRejection>;

/** A command, the whistle it is about, and by whom and how it was sent. */
export interface OnWhistle {
  readonly whistleId: string;
  readonly command: WhistleCommand;
  readonly delivery: Delivery;
  /** Sent by a machine with a person's account: what it sends, nobody has signed. */
  readonly unsigned?: boolean | undefined;
}

/** What became of a command, and on which whistle. */
export interface WhistleReply {
  readonly whistleId: string;
  readonly commandId: string;
  readonly outcome: WhistleOutcome;
}

/** The rules, with what has been activated when a command arrives. */
export interface CurrentRules {
  current(): Promise<WhistleRules>;
}

/** The directory, as it is when a command arrives. */
export interface CurrentDirectory {
  current(): Promise<WhistleDirectory>;
}

/** What decisions ask for beside the whistle. */
export interface Surroundings {
  readonly rules: CurrentRules;
  readonly directory: CurrentDirectory;
  /** Without it, no period limits appeals. */
  readonly appealWindows?: AppealWindows | undefined;
  /** What evidence is kept. Without it, references are taken as they come. */
  readonly evidence?: EvidenceBook | undefined;
  /** Who signs. Without it, nobody holds a post. */
  readonly signatories?: Signatories | undefined;
  /** Seals what a resident leaves. Without it, contact data is written as it is: for invented districts. */
  readonly personalData?: Pick<PersonalData, 'seal' | 'openOne'> | undefined;
}

/** Commands that somebody answers for by name and post. */
const SIGNED: ReadonlySet<WhistleCommand['type']> = new Set<WhistleCommand['type']>([
  'RaiseWhistle',
  'ConfirmInitiative',
  'ApproveWhistle',
  'ReturnWhistle',
  'ResubmitWhistle',
]);

const idOf = nameUuids('5f1b0c0e-6f0a-5b8e-8d53-2f6a1d9c4e70');

/** Id of the whistle that a `RaiseWhistle` makes: the same for every delivery of that command. */
export const whistleIdOf = (commandId: string): string => idOf(commandId, commandId);

/** Name of the stream that holds a whistle. */
export const whistleStream = (whistleId: string): string => whistle.streamOf(whistleId);

/** Carries out commands on whistles: gathers what a decision needs from outside, then decides. */
export class WhistleCommands {
  constructor(
    private readonly log: CommandLog,
    private readonly clock: Clock,
    private readonly around: Surroundings,
  ) {}

  /**
   * What the log says of directory and rules. All commands that arrive in one turn of the event loop
   * share a look at it, which begins when the last of them is there.
   */
  readonly #surroundings = shareRuns(
    () => Promise.all([this.around.directory.current(), this.around.rules.current()]),
    () => nextTurn(),
  );

  async handle({ whistleId, command: sent, delivery, unsigned }: OnWhistle): Promise<WhistleReply> {
    const { actor, commandId, at } = delivery;
    const begunAt = performance.now();
    const { personalData } = this.around;
    const command = await protectResident(whistleId, sent, { log: this.log, personalData });
    const [directory, rules] = await this.#surroundings();
    const now = at ?? this.clock.now();
    const related = await this.#related(whistleId, command);
    const appealWindow = await this.#appealWindow(command);
    const evidence = await this.#evidence(command, actor);
    const acting = unsigned ? actor : await this.#acting(command, actor);
    const outcome = await whistle.handle(this.log, {
      id: whistleId,
      command,
      begunAt,
      startsStream: command.type === 'RaiseWhistle',
      context: { now, acting, rules, directory, related, appealWindow, evidence },
      envelope: envelopeOf(command, delivery),
    });
    return { whistleId, commandId, outcome };
  }

  /** Who acts, with name and posts where the command is signed. */
  async #acting({ type }: WhistleCommand, actor: Actor): Promise<Acting> {
    const { signatories } = this.around;
    return SIGNED.has(type) && signatories ? actingAs(actor, signatories) : actor;
  }

  /** Until when may be contested what counts in a period; asked for where somebody contests. */
  async #appealWindow({ type }: WhistleCommand): Promise<AppealWindow | undefined> {
    return type === 'FileAppeal' ? this.around.appealWindows?.current() : undefined;
  }

  /** What is kept of what a command refers to; most refer to nothing. */
  async #evidence(command: WhistleCommand, actor: Actor): Promise<KeptEvidence | undefined> {
    const references = referencesIn(command);
    if (references.length === 0) return undefined;
    return this.around.evidence?.kept(references, actor.organisation);
  }

  /** The other whistles that a command names, as they are now. */
  async #related(
    whistleId: string,
    command: WhistleCommand,
  ): Promise<ReadonlyMap<string, RelatedWhistle>> {
    const found = new Map<string, RelatedWhistle>();
    for (const id of relatedIdsOf(command))
      if (id !== whistleId) found.set(id, await whistle.load(this.log, id));
    return found;
  }
}

function relatedIdsOf(command: WhistleCommand): readonly string[] {
  if (command.type === 'RaiseWhistle') return command.previous ?? [];
  return command.type === 'MergeWhistle' ? [command.into] : [];
}
