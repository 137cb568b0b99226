import { Inject, Optional } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  Query,
  QueryHandler,
} from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import {
  type Actor,
  CLOCK,
  type Clock,
  type CommandOutcome,
  type Delivery,
  envelopeOf,
  reject,
} from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import {
  ERASED,
  PERSONAL_DATA,
  personalData,
  PersonalData,
  type PersonalDataEvent,
  type PersonalDataState,
  subjects,
} from '#privacy';
import type { ResidentContact } from '../domain/whistle.events.js';
import { whistle } from '../domain/whistle.js';
import { refuseContact } from '../read/contact.js';
import { partiesOf } from '../read/whistle-detail/whistle-detail.query.js';
import type { ContactRejection } from './contact.refusals.js';

type Outcome = CommandOutcome<PersonalDataState, PersonalDataEvent, ContactRejection>;

/** What became of the asking; with the contact data where it was shown. */
export interface ContactReply {
  readonly outcome: Outcome;
  readonly contact?: ResidentContact;
}

/** 查看联系方式: shows what is masked otherwise, and records who looked and why. */
export class RevealContact extends Command<ContactReply> {
  constructor(
    readonly whistleId: string,
    readonly reason: string,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

const refused = (code: ContactRejection): ContactReply => ({
  outcome: { outcome: 'rejected', rejection: reject(code) },
});

@CommandHandler(RevealContact)
export class RevealContactHandler implements ICommandHandler<RevealContact> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
    @Optional() @Inject(PERSONAL_DATA) private readonly personalData?: PersonalData,
  ) {}

  /** @throws GraphQLError `NOT_YOUR_ORGANISATION` for a whistle that the actor may not read */
  async execute({ whistleId, reason, delivery }: RevealContact): Promise<ContactReply> {
    const events = await whistle.read(this.log, whistleId);
    const [blown] = events;
    if (blown?.type !== 'WhistleRaised') return refused('WHISTLE_NOT_FOUND');
    const facts = whistle.fold(events);
    const scope = readScope(delivery.actor, await this.directory.current());
    scope.assertMayReadMatter(facts.street, partiesOf(facts));
    const { contact: sealed } = blown.data;
    const refusal = refuseContact(scope, facts, sealed);
    if (!sealed || refusal) return refused(refusal ?? 'CONTACT_ABSENT');
    const contact = await this.#opened(sealed);
    if (contact.name === ERASED) return refused('CONTACT_ERASED');
    const outcome = await this.#record(subjects.resident(whistleId), reason, delivery);
    // Nothing is shown that is not on record.
    return outcome.outcome === 'accepted' ? { outcome, contact } : { outcome };
  }

  async #opened(sealed: ResidentContact): Promise<ResidentContact> {
    return (await this.personalData?.openOne(sealed)) ?? sealed;
  }

  #record(subject: string, reason: string, delivery: Delivery): Promise<Outcome> {
    const command = { type: 'RevealContact', subject, reason } as const;
    return personalData.handle(this.log, {
      id: subject,
      command,
      context: { now: this.clock.now(), acting: delivery.actor, keys: [] },
      envelope: envelopeOf(command, delivery),
    });
  }
}

/** Somebody was shown the contact data of a whistle. */
export interface ContactLook {
  readonly at: string;
  readonly account: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly reason: string;
}

const MOST_LOOKS = 200;

/** 谁看过: the latest looks at a resident's contact data, for the whistle's street and the district. */
export class AskContactLooks extends Query<readonly ContactLook[]> {
  constructor(
    readonly actor: Actor,
    readonly whistleId: string,
  ) {
    super();
  }
}

@QueryHandler(AskContactLooks)
export class AskContactLooksHandler implements IQueryHandler<AskContactLooks> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, whistleId }: AskContactLooks): Promise<readonly ContactLook[]> {
    const { status, street } = await whistle.load(this.log, whistleId);
    if (status === 'none') return [];
    const organisations = await this.directory.current();
    readScope(actor, organisations).assertMayReadMatter(street, [street]);
    const events = await personalData.read(this.log, subjects.resident(whistleId));
    const looks = events.flatMap((event): ContactLook[] => {
      if (event.type !== 'ContactRevealed') return [];
      const { at, by, reason } = event.data;
      const { account, organisation } = by;
      const organisationName = organisations.nameOf(organisation);
      return [{ at, account, organisation, organisationName, reason }];
    });
    return looks.slice(-MOST_LOOKS).reverse();
  }
}
