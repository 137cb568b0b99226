import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { Freshness } from '#graphql';
import { type ClockLedger, clockLedger } from '../../domain/clock-ledger.js';
import { type ClockRun, clockRun } from '../../domain/clock-ledger.run.js';
import { type DeadlineClock, type WhistleEvent } from '../../domain/whistle.events.js';
import { foldWhistle } from '../../domain/whistle.evolve.js';
import { whistle } from '../../domain/whistle.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../../whistle-rules.port.js';
import { partiesOf } from '../whistle-detail/whistle-detail.query.js';

/** Which clock of which whistle; `summons` is 0 for a clock of the whistle itself. */
export interface AskedClock {
  readonly whistleId: string;
  readonly summons: number;
  readonly clock: DeadlineClock;
  readonly afterPosition?: string | undefined;
}

export interface ClockLedgerAnswer extends AskedClock {
  readonly run: ClockRun;
  readonly ledger: ClockLedger;
  readonly freshness: Freshness;
  nameOf(organisation: string): string;
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

  async execute({ actor, asked }: AskClockLedger): Promise<ClockLedgerAnswer | undefined> {
    const position = (await this.log.head()) ?? null;
    const events = await whistle.read(this.log, asked.whistleId);
    const organisations = await this.directory.current();
    const folded = foldWhistle(events);
    if (events.length > 0)
      readScope(actor, organisations).assertMayReadMatter(folded.street, partiesOf(folded));
    const found = await this.#ledgerOf(events, asked);
    if (!found) return undefined;
    const { afterPosition = '' } = asked;
    const freshness = { position, reached: (position ?? '') >= afterPosition };
    return { ...asked, ...found, freshness, nameOf: (id) => organisations.nameOf(id) };
  }

  async #ledgerOf(events: readonly WhistleEvent[], asked: AskedClock) {
    const run = clockRun(events, asked, this.clock.now());
    const rules = await this.rules.current();
    const calendar = run && rules.calendarOf(run.rule, run.startedAt);
    return run && calendar && { run, ledger: clockLedger(run, calendar) };
  }
}
