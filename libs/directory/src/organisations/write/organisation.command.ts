import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import { Directory, type DirectoryOutcome } from '../directory.js';
import type { DirectoryCommand } from '../domain/directory.commands.js';

/** A command on organisations on its way to the directory. */
export class OrganisationRequest extends Command<DirectoryOutcome> {
  constructor(
    readonly command: DirectoryCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(OrganisationRequest)
export class OrganisationRequestHandler implements ICommandHandler<OrganisationRequest> {
  constructor(private readonly directory: Directory) {}

  execute({ command, delivery }: OrganisationRequest): Promise<DirectoryOutcome> {
    return this.directory.handle(command, delivery);
  }
}
