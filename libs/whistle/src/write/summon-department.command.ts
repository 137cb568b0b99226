import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SummonDepartment as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 加派: one more department, with clocks of its own. */
export class SummonDepartment extends WhistleRequest<Decided> {}

@CommandHandler(SummonDepartment)
export class SummonDepartmentHandler implements ICommandHandler<SummonDepartment> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: SummonDepartment): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
