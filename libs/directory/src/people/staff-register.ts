import { localDate } from '#calendar';
import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { FollowedStream } from '../followed-stream.js';
import type { Directory } from '../organisations/directory.js';
import type { PeopleCommand, PeopleRejection } from './domain/people.commands.js';
import type { PeopleEvent } from './domain/people.events.js';
import { people } from './domain/people.js';
import type { Staff } from './domain/people.state.js';
import { People } from './people.js';

export type PeopleOutcome = CommandOutcome<Staff, PeopleEvent, PeopleRejection>;

/** The people of the district as an application service. */
export class StaffRegister {
  readonly #followed: FollowedStream<Staff, PeopleEvent>;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {
    this.#followed = new FollowedStream(store, people);
  }

  /** The people as they are today. */
  async current(): Promise<People> {
    return new People(await this.#followed.current(), localDate(this.clock.now()));
  }

  /** All that is known, by date. */
  records(): Promise<Staff> {
    return this.#followed.current();
  }

  /** What a command has made of the people, as it stands today. */
  seen(staff: Staff): People {
    return new People(staff, localDate(this.clock.now()));
  }

  /** Carries out a command on people. */
  async handle(command: PeopleCommand, delivery: Delivery): Promise<PeopleOutcome> {
    const organisations = await this.directory.current();
    return people.handle(this.store, {
      command,
      context: { now: delivery.at ?? this.clock.now(), acting: delivery.actor, organisations },
      envelope: envelopeOf(command, delivery),
    });
  }
}
