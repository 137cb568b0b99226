import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import type { AssignDuties as AssignDutiesAsked } from '../domain/roster.commands.js';
import { DutyRosters, type RosterOutcome } from '../duty-rosters.js';

/** 排班: shifts of one month, all or none. */
export class AssignDuties extends Command<RosterOutcome> {
  constructor(
    readonly asked: Omit<AssignDutiesAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(AssignDuties)
export class AssignDutiesHandler implements ICommandHandler<AssignDuties> {
  constructor(private readonly rosters: DutyRosters) {}

  execute({ asked, change }: AssignDuties): Promise<RosterOutcome> {
    return this.rosters.handle({ type: 'AssignDuties', ...asked }, change);
  }
}
