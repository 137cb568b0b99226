import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { RetireOrganisation as RetireOrganisationAsked } from '../domain/directory.commands.js';

/** 停用: it can no longer be summoned or act; history keeps it. */
export class RetireOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly asked: Omit<RetireOrganisationAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RetireOrganisation)
export class RetireOrganisationHandler implements ICommandHandler<RetireOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ asked, change }: RetireOrganisation): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'RetireOrganisation', ...asked }, change);
  }
}
