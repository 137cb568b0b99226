import { randomUUID } from 'node:crypto';
import {
  type Clock,
  type CommandOutcome,
  type Delivery,
  envelopeOf,
  handleCommand,
} from '#event-sourcing';
import type { EventStore } from '#event-store';
import { localDate } from '../dated.js';
import { FollowedStream } from '../followed-stream.js';
import type { DirectoryCommand, DirectoryRejection } from './domain/directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './domain/directory.events.js';
import { directory } from './domain/directory.js';
import {
  apply,
  type District,
  evolveAll,
  type OrganisationRecord,
} from './domain/directory.state.js';
import { Organisations } from './organisations.js';

/** The stream that holds all organisations of the district. */
export const DIRECTORY_STREAM = 'directory';

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

/** The directory of organisations as an application service. */
export class Directory {
  readonly #followed: FollowedStream<District, DirectoryEvent>;
  #view: { readonly district: District; readonly organisations: Organisations } | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {
    const initial = directory.initialState;
    this.#followed = new FollowedStream(store, DIRECTORY_STREAM, initial, evolveAll);
  }

  /** The organisations as they are today: what was to begin today has begun. */
  async current(): Promise<Organisations> {
    const district = await this.#followed.current();
    const today = localDate(this.clock.now());
    if (this.#view?.district !== district || this.#view.organisations.date !== today)
      this.#view = { district, organisations: new Organisations(district, today) };
    return this.#view.organisations;
  }

  /** All that is known, by date. */
  records(): Promise<District> {
    return this.#followed.current();
  }

  /** What a command has made of the district, as it stands today. */
  seen(district: District): Organisations {
    return new Organisations(district, localDate(this.clock.now()));
  }

  /**
   * Many at once in one append, all or none; quiet about those that are there just so. The command's id
   * is made here when absent.
   */
  registerOrganisations(
    organisations: readonly OrganisationDetails[],
    by: Omit<Delivery, 'commandId'> & { readonly commandId?: string },
  ): Promise<DirectoryOutcome> {
    const delivery = { commandId: randomUUID(), ...by };
    return this.handle({ type: 'RegisterOrganisations', organisations }, delivery);
  }

  /** Carries out a command on the directory. */
  handle(command: DirectoryCommand, delivery: Delivery): Promise<DirectoryOutcome> {
    return handleCommand(this.store, foldedInPlace(), {
      stream: DIRECTORY_STREAM,
      command,
      context: { now: delivery.at ?? this.clock.now() },
      envelope: envelopeOf(command, delivery),
    });
  }
}
