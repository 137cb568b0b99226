import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { type KindInForce, WHISTLE_RULES, type WhistleRuleBook } from './whistle-rules.js';

/** 现行的哨的种类: the kinds that may be blown now. */
export class FindWhistleKinds extends Query<readonly KindInForce[]> {}

@QueryHandler(FindWhistleKinds)
export class FindWhistleKindsHandler implements IQueryHandler<FindWhistleKinds> {
  constructor(
    @Inject(WHISTLE_RULES) private readonly rules: WhistleRuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<readonly KindInForce[]> {
    return (await this.rules.current()).kindsAt(this.clock.now());
  }
}
