import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import type { RegisterPerson as RegisterPersonAsked } from '../domain/people.commands.js';
import { StaffRegister, type PeopleOutcome } from '../staff-register.js';

/** 登记人员. Name and telephone are personal data. */
export class RegisterPerson extends Command<PeopleOutcome> {
  constructor(
    readonly asked: Omit<RegisterPersonAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(private readonly staff: StaffRegister) {}

  execute({ asked, change }: RegisterPerson): Promise<PeopleOutcome> {
    return this.staff.handle({ type: 'RegisterPerson', ...asked }, change);
  }
}
