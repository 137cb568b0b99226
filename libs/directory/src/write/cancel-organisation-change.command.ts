import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { CancelOrganisationChange as CancelOrganisationChangeAsked } from '../domain/directory.commands.js';

/** 取消待生效的变更: what is in force already stays. */
export class CancelOrganisationChange extends Command<DirectoryOutcome> {
  constructor(
    readonly asked: Omit<CancelOrganisationChangeAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(CancelOrganisationChange)
export class CancelOrganisationChangeHandler implements ICommandHandler<CancelOrganisationChange> {
  constructor(private readonly directory: Directory) {}

  execute({ asked, change }: CancelOrganisationChange): Promise<DirectoryOutcome> {
    return this.directory.handle({ type: 'CancelOrganisationChange', ...asked }, change);
  }
}
