import { randomUUID } from 'node:crypto';
import { localDate } from '#calendar';
import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { FollowedStream } from '../followed-stream.js';
import type { DirectoryCommand, DirectoryRejection } from './domain/directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './domain/directory.events.js';
import { directory } from './domain/directory.js';
import type { District } from './domain/directory.state.js';
import { Organisations } from './organisations.js';

export type DirectoryOutcome = CommandOutcome<District, DirectoryEvent, DirectoryRejection>;

/** The directory of organisations as an application service. */
export class Directory {
  readonly #followed: FollowedStream<District, DirectoryEvent>;
  #view: { readonly district: District; readonly organisations: Organisations } | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {
    this.#followed = new FollowedStream(store, directory);
  }

  /** The organisations as they are today. */
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
   * Many at once in one append, all or none; those that are registered just so already are skipped. The
   * command id is made here when absent.
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
    return directory.handle(this.store, {
      command,
      context: { now: delivery.at ?? this.clock.now() },
      envelope: envelopeOf(command, delivery),
    });
  }
}
