import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import type { ChangePersonDetails as ChangePersonDetailsAsked } from '../domain/people.commands.js';
import { StaffRegister, type PeopleOutcome } from '../staff-register.js';

/** 更改姓名、电话、账号. */
export class ChangePersonDetails extends Command<PeopleOutcome> {
  constructor(
    readonly asked: Omit<ChangePersonDetailsAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(ChangePersonDetails)
export class ChangePersonDetailsHandler implements ICommandHandler<ChangePersonDetails> {
  constructor(private readonly staff: StaffRegister) {}

  execute({ asked, change }: ChangePersonDetails): Promise<PeopleOutcome> {
    return this.staff.handle({ type: 'ChangePersonDetails', ...asked }, change);
  }
}
