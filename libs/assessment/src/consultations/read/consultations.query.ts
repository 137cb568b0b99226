import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Lineage, readScope } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock, maskTexts } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Connection, connectionOf, textCursorOf } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { consultation } from '../domain/consultation.js';
import { partiesOf } from '../domain/consultation.state.js';
import { type ConsultationType, toConsultationType } from './consultation.types.js';
import type { ConsultationsArgs } from './consultations.args.js';
import { consultationRegister } from './consultations.register.js';

/** One consultation, read from the log; undefined where there is none that the reader may see. */
export class AskConsultation extends Query<ConsultationType | undefined> {
  constructor(
    readonly actor: Actor,
    readonly consultationId: string,
  ) {
    super();
  }
}

/** A page of the consultations that the reader may see, the latest first. */
export class AskConsultations extends Query<Connection<ConsultationType>> {
  constructor(
    readonly actor: Actor,
    readonly args: ConsultationsArgs,
  ) {
    super();
  }
}

/** The department, the streets that it asked and the assessment office: it is about a person. */
function readersOf(actor: Actor, directory: Lineage): readonly string[] | undefined {
  return actor.role === 'assessment' ? undefined : readScope(actor, directory).own;
}

/** What the parties write for each other, and the document that is made of it. */
const TEXTS = new Set(['reason', 'answerReason', 'withdrawnBecause', 'text']);

/** The assessment office looks at how it went, and is no party. */
const forReader = (actor: Actor, shown: ConsultationType): ConsultationType =>
  actor.role === 'assessment' ? maskTexts(shown, TEXTS) : shown;

@QueryHandler(AskConsultation)
export class AskConsultationHandler implements IQueryHandler<AskConsultation> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, consultationId: id }: AskConsultation) {
    const events = await consultation.read(this.log, id);
    const last = events.at(-1);
    if (!last) return undefined;
    const state = consultation.fold(events);
    const organisations = await this.directory.current();
    const readers = readersOf(actor, organisations);
    // Others are not told that there is one.
    if (readers && !partiesOf(state).some((one) => readers.includes(one))) return undefined;
    const nameOf = (one: string) => organisations.nameOf(one);
    const registered = { id, revision: last.revision, state };
    const shown = toConsultationType(registered, { nameOf, now: this.clock.now() });
    return forReader(actor, shown);
  }
}

@QueryHandler(AskConsultations)
export class AskConsultationsHandler implements IQueryHandler<AskConsultations> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, args }: AskConsultations): Promise<Connection<ConsultationType>> {
    const sort = 'asked';
    const { first, after, afterPosition, agency, status } = args;
    const cursor = textCursorOf(after, sort);
    const organisations = await this.directory.current();
    const filter = {
      status: status ?? undefined,
      subject: agency ?? undefined,
      parties: readersOf(actor, organisations),
    };
    const asked = { filter, first, cursor, afterPosition };
    const { rows, freshness } = await consultationRegister.page(this.store, asked);
    const telling = { nameOf: (one: string) => organisations.nameOf(one), now: this.clock.now() };
    return connectionOf(rows, { first, after, sort, freshness }, (row) =>
      forReader(actor, toConsultationType(row, telling)),
    );
  }
}
