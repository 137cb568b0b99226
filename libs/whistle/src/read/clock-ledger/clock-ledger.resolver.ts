import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { AskClockLedger } from './clock-ledger.query.js';
import { ClockLedgerArgs, ClockLedgerType } from './clock-ledger.types.js';
import { shownClockLedger } from './shown-clock-ledger.js';

@Resolver(() => ClockLedgerType)
export class ClockLedgerResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ClockLedgerType, {
    nullable: true,
    description:
      '一个时钟逐段如何计时：工作时间、调休、节假日、挂账等；没有这个时钟则为空。谁能看这个哨，谁就能看。How each minute of a clock was counted; null where there is no such clock. For whoever may read the whistle.',
  })
  async clockLedger(
    @CurrentActor() actor: Actor,
    @Args() { whistle, summons, clock, afterPosition }: ClockLedgerArgs,
  ): Promise<ClockLedgerType | null> {
    const asked = { whistleId: whistle, summons: summons ?? 0, clock };
    const after = afterPosition ?? undefined;
    const query = new AskClockLedger(actor, { ...asked, afterPosition: after });
    const found = await this.queries.execute(query);
    return found ? shownClockLedger(found) : null;
  }
}
