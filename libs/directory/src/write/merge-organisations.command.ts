import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { MergeOrganisations as MergeOrganisationsAsked } from '../domain/directory.commands.js';

/** 合并: one succeeds others from a date on; what they did stays theirs. */
export class MergeOrganisations extends Command<DirectoryOutcome> {
  constructor(
    readonly asked: Omit<MergeOrganisationsAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(MergeOrganisations)
export class MergeOrganisationsHandler implements ICommandHandler<MergeOrganisations> {
  constructor(private readonly directory: Directory) {}

  execute({ asked, change }: MergeOrganisations): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'MergeOrganisations', ...asked }, change);
  }
}
