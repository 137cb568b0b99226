import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { readScope } from '#access';
import { localDate } from '#calendar';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Freshness } from '#graphql';
import { maskedName, maskedPhone, PERSONAL_DATA, PersonalData } from '#privacy';
import type { ResidentContact } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import { whistle } from '../../domain/whistle.js';
import { maySeeContact } from '../contact.js';
import { type WhistleDetail, whistleDetail } from './whistle-detail.js';

export interface WhistleAnswer extends WhistleDetail {
  readonly freshness: Freshness;
  nameOf(organisation: string): string;
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

@QueryHandler(AskWhistle)
export class AskWhistleHandler implements IQueryHandler<AskWhistle> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
    @Optional() @Inject(PERSONAL_DATA) private readonly personalData?: PersonalData,
  ) {}

  async execute({ actor, whistleId, afterPosition }: AskWhistle) {
    const position = (await this.log.head()) ?? null;
    const events = await whistle.read(this.log, whistleId);
    const organisations = await this.directory.current();
    const nameOf = (id: string) => organisations.nameOf(id);
    const nameThen = (id: string, at: string) => organisations.asOf(localDate(at)).nameOf(id);
    const look = { now: this.clock.now(), nameOf: nameThen };
    const detail = whistleDetail(whistleId, events, look);
    if (!detail) return undefined;
    const scope = readScope(actor, organisations);
    scope.assertMayReadMatter(detail.whistle.street, partiesOf(detail.whistle));
    const { contact, ...anonymous } = detail.raised;
    const shown = contact && maySeeContact(scope, detail.whistle);
    const raised = shown ? { ...anonymous, contact: await this.#masked(contact) } : anonymous;
    const reached = afterPosition === undefined || (position ?? '') >= afterPosition;
    return { ...detail, raised, freshness: { position, reached }, nameOf };
  }
  /** Until somebody asks for it by `revealContact`. */
  async #masked(contact: ResidentContact): Promise<ResidentContact> {
    const { name, phone } = (await this.personalData?.openOne(contact)) ?? contact;
    return { name: maskedName(name), phone: maskedPhone(phone) };
  }
}
