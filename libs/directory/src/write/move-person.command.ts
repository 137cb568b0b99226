import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import type { MovePerson as MovePersonAsked } from '../domain/people.commands.js';
import { StaffRegister, type PeopleOutcome } from '../staff-register.js';

/** 调动: another organisation or post from a date on. */
export class MovePerson extends Command<PeopleOutcome> {
  constructor(
    readonly asked: Omit<MovePersonAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(MovePerson)
export class MovePersonHandler implements ICommandHandler<MovePerson> {
  constructor(private readonly staff: StaffRegister) {}

  execute({ asked, change }: MovePerson): Promise<PeopleOutcome> {
    return this.staff.handle({ type: 'MovePerson', ...asked }, change);
  }
}
