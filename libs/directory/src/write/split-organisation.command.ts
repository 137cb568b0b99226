import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { SplitOrganisation as SplitOrganisationAsked } from '../domain/directory.commands.js';

/** 拆分: several succeed one from a date on. */
export class SplitOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly asked: Omit<SplitOrganisationAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(SplitOrganisation)
export class SplitOrganisationHandler implements ICommandHandler<SplitOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ asked, change }: SplitOrganisation): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'SplitOrganisation', ...asked }, change);
  }
}
