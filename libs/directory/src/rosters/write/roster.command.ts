import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import { DutyRosters, type RosterOutcome } from '../duty-rosters.js';
import type { RosterCommand } from '../domain/roster.commands.js';

/** A command on its way to the roster of a month. */
export class RosterRequest extends Command<RosterOutcome> {
  constructor(
    readonly command: RosterCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(RosterRequest)
export class RosterRequestHandler implements ICommandHandler<RosterRequest> {
  constructor(private readonly rosters: DutyRosters) {}

  execute({ command, delivery }: RosterRequest): Promise<RosterOutcome> {
    return this.rosters.handle(command, delivery);
  }
}
