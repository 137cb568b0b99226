import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import { StaffRegister, type PeopleOutcome } from '../staff-register.js';
import type { PeopleCommand } from '../domain/people.commands.js';

/** A command on people on its way to the register. */
export class PersonRequest extends Command<PeopleOutcome> {
  constructor(
    readonly command: PeopleCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(PersonRequest)
export class PersonRequestHandler implements ICommandHandler<PersonRequest> {
  constructor(private readonly staff: StaffRegister) {}

  execute({ command, delivery }: PersonRequest): Promise<PeopleOutcome> {
    return this.staff.handle(command, delivery);
  }
}
