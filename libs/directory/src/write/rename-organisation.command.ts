import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Directory, type DirectoryChange, type DirectoryOutcome } from '../directory.js';

/** 更名: the organisation stays the same one, its id too. */
export class RenameOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly id: string,
    readonly name: string,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RenameOrganisation)
export class RenameOrganisationHandler implements ICommandHandler<RenameOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ id, name, change }: RenameOrganisation): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'RenameOrganisation', id, name }, change);
  }
}
