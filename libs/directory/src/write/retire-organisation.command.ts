import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Directory, type DirectoryChange, type DirectoryOutcome } from '../directory.js';

/** 停用: it can no longer be summoned or act; history keeps it. */
export class RetireOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly id: string,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RetireOrganisation)
export class RetireOrganisationHandler implements ICommandHandler<RetireOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ id, change }: RetireOrganisation): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'RetireOrganisation', id }, change);
  }
}
