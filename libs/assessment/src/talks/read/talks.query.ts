import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope, type ReadScope } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock, maskTexts } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Connection, connectionOf, textCursorOf } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { talk } from '../domain/talk.js';
import type { TalksArgs } from './talks.args.js';
import { talkRegister } from './talks.register.js';
import { type TalkType, toTalkType } from './talk.types.js';

/**
 * One talk, read from the log; undefined where there is none.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskTalk extends Query<TalkType | undefined> {
  constructor(
    readonly actor: Actor,
    readonly talkId: string,
  ) {
    super();
  }
}

/** A page of the talks that the reader may see, the latest call first. */
export class AskTalks extends Query<Connection<TalkType>> {
  constructor(
    readonly actor: Actor,
    readonly args: TalksArgs,
  ) {
    super();
  }
}

/** What the office and the organisation write for each other. */
const TEXTS = new Set([
  'note',
  'record',
  'content',
  'measure',
  'summary',
  'brokenBecause',
  'conclusion',
  'cancelReason',
]);

/** The assessment office calls to talks, so that they are its own. */
const forReader = (scope: ReadScope, shown: TalkType): TalkType =>
  scope.isOutside([shown.organisation], ['assessment']) ? maskTexts(shown, TEXTS) : shown;

@QueryHandler(AskTalk)
export class AskTalkHandler implements IQueryHandler<AskTalk> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, talkId: id }: AskTalk): Promise<TalkType | undefined> {
    const events = await talk.read(this.log, id);
    const last = events.at(-1);
    if (!last) return undefined;
    const state = talk.fold(events);
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations);
    scope.assertIsCalled(state.organisation);
    const nameOf = (one: string) => organisations.nameOf(one);
    const shown = toTalkType(
      { id, revision: last.revision, state },
      { nameOf, now: this.clock.now() },
    );
    return forReader(scope, shown);
  }
}

@QueryHandler(AskTalks)
export class AskTalksHandler implements IQueryHandler<AskTalks> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, args }: AskTalks): Promise<Connection<TalkType>> {
    const sort = 'called';
    const { first, after, afterPosition, organisation, status, overdue } = args;
    const cursor = textCursorOf(after, sort);
    const organisations = await this.directory.current();
    const now = this.clock.now();
    const scope = readScope(actor, organisations);
    const filter = {
      status: status ?? undefined,
      subject: organisation ?? undefined,
      dueBefore: overdue ? now : undefined,
      parties: scope.called,
    };
    const asked = { filter, first, cursor, afterPosition };
    const { rows, freshness } = await talkRegister.page(this.store, asked);
    const nameOf = (one: string) => organisations.nameOf(one);
    return connectionOf(rows, { first, after, sort, freshness }, (row) =>
      forReader(scope, toTalkType(row, { nameOf, now })),
    );
  }
}
