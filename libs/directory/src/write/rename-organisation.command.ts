import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { RenameOrganisation as RenameOrganisationAsked } from '../domain/directory.commands.js';

/** 更名: the organisation stays the same one, its id too. */
export class RenameOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly asked: Omit<RenameOrganisationAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RenameOrganisation)
export class RenameOrganisationHandler implements ICommandHandler<RenameOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ asked, change }: RenameOrganisation): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'RenameOrganisation', ...asked }, change);
  }
}
