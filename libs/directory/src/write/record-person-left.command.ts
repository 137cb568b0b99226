import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DirectoryChange } from '../change.js';
import type { RecordPersonLeft as RecordPersonLeftAsked } from '../domain/people.commands.js';
import { StaffRegister, type PeopleOutcome } from '../staff-register.js';

/** 离任: of no organisation from a date on. */
export class RecordPersonLeft extends Command<PeopleOutcome> {
  constructor(
    readonly asked: Omit<RecordPersonLeftAsked, 'type'>,
    readonly change: DirectoryChange,
  ) {
    super();
  }
}

@CommandHandler(RecordPersonLeft)
export class RecordPersonLeftHandler implements ICommandHandler<RecordPersonLeft> {
  constructor(private readonly staff: StaffRegister) {}

  execute({ asked, change }: RecordPersonLeft): Promise<PeopleOutcome> {
    return this.staff.handle({ type: 'RecordPersonLeft', ...asked }, change);
  }
}
