import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { Freshness } from '#graphql';
import { foldWhistle } from '../../domain/whistle.evolve.js';
import { whistle } from '../../domain/whistle.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../../whistle-rules.port.js';
import { type AccountOf, doersSeenBy } from '../doers.js';
import { partiesOf } from '../whistle-detail/whistle-detail.query.js';
import { type AskedClock, type ExplainedClock, explainedClock } from './explained-clock.js';

export interface ClockLedgerAnswer extends ExplainedClock {
  readonly freshness: Freshness;
  /** Of those who acted on its whistle. */
  readonly accountOf: AccountOf;
}

/**
 * How each minute of a clock was counted, by the whistle's own stream at this moment; undefined
 * where there is no such clock.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskClockLedger extends Query<ClockLedgerAnswer | undefined> {
  constructor(
    readonly actor: Actor,
    readonly asked: AskedClock,
    readonly afterPosition = '',
  ) {
    super();
  }
}

@QueryHandler(AskClockLedger)
export class AskClockLedgerHandler implements IQueryHandler<AskClockLedger> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WHISTLE_RULES) private readonly rules: WhistleRuleBook,
    private readonly directory: Directory,
  ) {}

  async execute({
    actor,
    asked,
    afterPosition,
  }: AskClockLedger): Promise<ClockLedgerAnswer | undefined> {
    const position = (await this.log.head()) ?? null;
    const events = await whistle.read(this.log, asked.whistleId);
    const organisations = await this.directory.current();
    const folded = foldWhistle(events);
    const scope = readScope(actor, organisations);
    if (events.length > 0) scope.assertMayReadMatter(folded.street, partiesOf(folded));
    const nameOf = (id: string) => organisations.nameOf(id);
    const look = { now: this.clock.now(), rules: this.rules, nameOf };
    const found = await explainedClock(events, asked, look);
    const freshness = { position, reached: (position ?? '') >= afterPosition };
    return found && { ...found, freshness, accountOf: doersSeenBy(scope, events) };
  }
}
