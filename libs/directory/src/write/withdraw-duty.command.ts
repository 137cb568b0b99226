import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import type { WithdrawDuty as WithdrawDutyAsked } from '../domain/roster.commands.js';
import { DutyRosters, type RosterOutcome } from '../duty-rosters.js';

/** 撤班: one shift does not take place, or did not. */
export class WithdrawDuty extends Command<RosterOutcome> {
  constructor(
    readonly asked: Omit<WithdrawDutyAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(WithdrawDuty)
export class WithdrawDutyHandler implements ICommandHandler<WithdrawDuty> {
  constructor(private readonly rosters: DutyRosters) {}

  execute({ asked, change }: WithdrawDuty): Promise<RosterOutcome> {
    return this.rosters.handle({ type: 'WithdrawDuty', ...asked }, change);
  }
}
