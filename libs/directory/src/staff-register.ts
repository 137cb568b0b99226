import { type Clock, type CommandOutcome } from '#event-sourcing';
import { localDate } from '#calendar';
import type { EventStore } from '#event-store';
import { type DirectoryChange, envelopeOf } from './change.js';
import type { Directory } from './directory.js';
import type { PeopleCommand } from './domain/people.commands.js';
import type { PeopleEvent } from './domain/people.events.js';
import type { PeopleRejection } from './domain/people.rejections.js';
import type { Staff } from './domain/people.state.js';
import { people } from './domain/people.js';
import { FollowedStream } from './followed-stream.js';
import { People } from './people.js';

/** The stream that holds the people of all organisations. */
export const PEOPLE_STREAM = people.streamOf();

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
  async handle(command: PeopleCommand, change: DirectoryChange): Promise<PeopleOutcome> {
    const organisations = await this.directory.current();
    return people.handle(this.store, {
      command,
      context: { now: change.at ?? this.clock.now(), acting: change.actor, organisations },
      envelope: envelopeOf(command.type, change),
    });
  }
}
