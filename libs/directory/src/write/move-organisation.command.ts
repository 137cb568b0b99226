import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { MoveOrganisation as MoveOrganisationAsked } from '../domain/directory.commands.js';

/** 划转: it belongs to another street or department from a date on. */
export class MoveOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly asked: Omit<MoveOrganisationAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(MoveOrganisation)
export class MoveOrganisationHandler implements ICommandHandler<MoveOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ asked, change }: MoveOrganisation): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'MoveOrganisation', ...asked }, change);
  }
}
