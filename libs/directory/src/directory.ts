import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Clock,
  type CommandOutcome,
  handleCommand,
  type Recorded,
} from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { DirectoryCommand } from './domain/directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './domain/directory.events.js';
import type { DirectoryRejection } from './domain/directory.rejections.js';
import {
  apply,
  type District,
  evolveAll,
  type OrganisationRecord,
} from './domain/directory.state.js';
import { localDate } from './domain/dated.js';
import { directory } from './domain/directory.js';
import { Organisations } from './organisations.js';

/** The stream that holds all organisations of the district. */
export const DIRECTORY_STREAM = 'directory';

/** Who changes the directory, and how the command is known. */
export interface DirectoryChange {
  readonly actor: Actor;
  /** UUID; made here when absent. */
  readonly commandId?: string;
  readonly expectedRevision?: number;
  /** When it happened, ISO 8601 UTC; now, unless history is being brought in. */
  readonly at?: string;
}

/**
 * The decider for one command: the district that is folded for it is nobody else's, so that each
 * event changes it in place. Copied per event, thousands of organisations would take seconds.
 */
const foldedInPlace = (): typeof directory => ({
  ...directory,
  initialState: new Map<string, OrganisationRecord>(),
  evolve: (district, event) => apply(district as Map<string, OrganisationRecord>, event),
});

export type DirectoryOutcome = CommandOutcome<District, DirectoryEvent, DirectoryRejection>;

/**
 * The directory as an application service. It keeps what it has read of its stream and reads only
 * what is new at each use, so an answer is never older than the question and costs one indexed read.
 */
export class Directory {
  #district: District = directory.initialState;
  #revision = -1;
  #view: Organisations | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** The organisations as they are today: what was to begin today has begun. */
  async current(): Promise<Organisations> {
    const fromRevision = this.#revision + 1;
    const recorded = await this.store.readStream(DIRECTORY_STREAM, { fromRevision });
    // Somebody else may have caught up during the read: what is known already is passed over.
    const news = recorded.filter((event) => event.revision > this.#revision);
    const last = news.at(-1);
    if (last) {
      this.#district = evolveAll(this.#district, news as unknown as Recorded<DirectoryEvent>[]);
      this.#revision = last.revision;
      this.#view = undefined;
    }
    const today = localDate(this.clock.now());
    if (this.#view?.date !== today) this.#view = new Organisations(this.#district, today);
    return this.#view;
  }

  /** What a command has made of the district, as it stands today. */
  seen(district: District): Organisations {
    return new Organisations(district, localDate(this.clock.now()));
  }

  /** Many at once in one append, all or none; quiet about those that are there just so. */
  registerOrganisations(
    organisations: readonly OrganisationDetails[],
    change: DirectoryChange,
  ): Promise<DirectoryOutcome> {
    return this.handle({ type: 'RegisterOrganisations', organisations }, change);
  }

  /** Carries out a command on the directory. */
  handle(command: DirectoryCommand, change: DirectoryChange): Promise<DirectoryOutcome> {
    const { actor, commandId = randomUUID(), expectedRevision } = change;
    return handleCommand(this.store, foldedInPlace(), {
      stream: DIRECTORY_STREAM,
      command,
      context: { now: change.at ?? this.clock.now() },
      envelope: {
        commandId,
        command: command.type,
        actor,
        correlationId: commandId,
        ...(expectedRevision !== undefined && { expectedRevision }),
      },
    });
  }
}
