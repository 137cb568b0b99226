import { localDate } from '#calendar';
import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import { FollowedStream } from '../followed-stream.js';
import type { Directory } from '../organisations/directory.js';
import type { PeopleCommand, PeopleRejection } from './domain/people.commands.js';
import type { PeopleEvent } from './domain/people.events.js';
import { people } from './domain/people.js';
import type { Staff } from './domain/people.state.js';
import { People } from './people.js';
import { Telephones } from './telephones.js';

export type PeopleOutcome = CommandOutcome<Staff, PeopleEvent, PeopleRejection>;

/** The people of the district as an application service. */
export class StaffRegister {
  readonly #followed: FollowedStream<Staff, PeopleEvent>;
  readonly #telephones: Telephones;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Directory,
    /** Seals telephones. Without it they are written as they are: for invented districts. */
    personalData?: PersonalData,
  ) {
    this.#telephones = new Telephones(personalData);
    this.#followed = new FollowedStream(store, people);
  }

  /** The people as they are today. */
  async current(): Promise<People> {
    return new People(await this.#followed.current(), localDate(this.clock.now()));
  }

  /** All that is known, by date, with telephones as they are dialled. */
  async records(): Promise<Staff> {
    return this.#telephones.readableStaff(await this.#followed.current());
  }

  /** The same people with telephones that can be read: for whoever may see them. */
  readable<P extends { readonly phone?: string }>(people: readonly P[]): Promise<readonly P[]> {
    return this.#telephones.readable(people);
  }

  /** What a command has made of the people, as it stands today. */
  seen(staff: Staff): People {
    return new People(staff, localDate(this.clock.now()));
  }

  /** Carries out a command on people. */
  async handle(sent: PeopleCommand, delivery: Delivery): Promise<PeopleOutcome> {
    const organisations = await this.directory.current();
    const command = await this.#telephones.sealed(sent, await this.#followed.current());
    return people.handle(this.store, {
      command,
      context: { now: delivery.at ?? this.clock.now(), acting: delivery.actor, organisations },
      envelope: envelopeOf(command, delivery),
    });
  }
}
