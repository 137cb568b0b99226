import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { type ReadScope, readScope } from '#access';
import { localDate } from '#calendar';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Freshness } from '#graphql';
import { ERASED, maskedName, maskedPhone, PERSONAL_DATA, PersonalData } from '#privacy';
import type { ContactRejection } from '../../contact/contact.refusals.js';
import type { ResidentContact } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import { whistle } from '../../domain/whistle.js';
import { refuseContact } from '../contact.js';
import { Naming, type Names } from '../names.js';
import { type AccountOf, doersSeenBy } from '../doers.js';
import type { ReadBy } from './may-do.query.js';
import { type WhistleDetail, whistleDetail } from './whistle-detail.js';

export interface WhistleAnswer extends WhistleDetail {
  readonly freshness: Freshness;
  readonly nameOf: Names['nameOf'];
  readonly kindName: Names['kindName'];
  readonly categoryName: Names['categoryName'];
  /** Of those who acted on it. */
  readonly accountOf: AccountOf;
  /** By whom it was read: what they may do with it is found out when a client asks. */
  readonly read: ReadBy;
}

/**
 * One whistle as it is in the log at this moment; undefined where there is none.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskWhistle extends Query<WhistleAnswer | undefined> {
  constructor(
    readonly actor: Actor,
    readonly whistleId: string,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

/** Who may read a whistle: every department ever summoned, also those that were released. */
export const partiesOf = ({ street, raisedBy, summonses }: Whistle): readonly string[] => [
  street,
  raisedBy,
  ...summonses.map(({ department }) => department),
];

/** Contact data as a reader is shown it, or why not. */
interface ShownContact {
  readonly contact?: ResidentContact;
  readonly refused?: ContactRejection | undefined;
}

@QueryHandler(AskWhistle)
export class AskWhistleHandler implements IQueryHandler<AskWhistle> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
    @Optional() @Inject(PERSONAL_DATA) private readonly personalData?: PersonalData,
  ) {}

  async execute({ actor, whistleId, afterPosition }: AskWhistle) {
    const position = (await this.log.head()) ?? null;
    const events = await whistle.read(this.log, whistleId);
    const { organisations, nameOf, kindName, categoryName } = await this.naming.current();
    const nameThen = (id: string, at: string) => organisations.asOf(localDate(at)).nameOf(id);
    const look = { now: this.clock.now(), nameOf: nameThen };
    const detail = whistleDetail(whistleId, events, look);
    if (!detail) return undefined;
    const scope = readScope(actor, organisations);
    scope.assertMayReadMatter(detail.whistle.street, partiesOf(detail.whistle));
    const { contact: sealed, ...anonymous } = detail.raised;
    const { contact, refused } = await this.#contact(scope, detail.whistle, sealed);
    const reached = afterPosition === undefined || (position ?? '') >= afterPosition;
    return {
      ...detail,
      raised: contact ? { ...anonymous, contact } : anonymous,
      freshness: { position, reached },
      nameOf,
      kindName,
      categoryName,
      accountOf: doersSeenBy(scope, events),
      read: { actor, events, contact: refused },
    };
  }

  /** Masked until somebody asks for it by `revealContact`. */
  async #contact(
    scope: ReadScope,
    facts: Whistle,
    sealed: ResidentContact | undefined,
  ): Promise<ShownContact> {
    const refused = refuseContact(scope, facts, sealed);
    if (!sealed || refused) return { refused };
    const { name, phone } = (await this.personalData?.openOne(sealed)) ?? sealed;
    const contact = { name: maskedName(name), phone: maskedPhone(phone) };
    return { contact, refused: name === ERASED ? 'CONTACT_ERASED' : undefined };
  }
}
