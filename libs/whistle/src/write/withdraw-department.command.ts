import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WithdrawDepartment as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 撤出: the department is let go from the whistle. */
export class WithdrawDepartment extends WhistleRequest<Decided> {}

@CommandHandler(WithdrawDepartment)
export class WithdrawDepartmentHandler implements ICommandHandler<WithdrawDepartment> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: WithdrawDepartment): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
