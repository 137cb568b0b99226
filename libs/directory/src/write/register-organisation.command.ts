import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { Effective } from '../domain/dated.js';
import type { OrganisationDetails } from '../domain/directory.events.js';

/** 登记单位: enter one organisation into the directory. */
export class RegisterOrganisation extends Command<DirectoryOutcome> {
  constructor(
    readonly organisation: OrganisationDetails,
    readonly effective: Effective,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RegisterOrganisation)
export class RegisterOrganisationHandler implements ICommandHandler<RegisterOrganisation> {
  constructor(private readonly directory: Directory) {}

  execute({ organisation, effective, change }: RegisterOrganisation): Promise<DirectoryOutcome> {
    const organisations = [organisation];
    return this.directory.handle(
      { type: 'RegisterOrganisations', organisations, ...effective },
      change,
    );
  }
}
