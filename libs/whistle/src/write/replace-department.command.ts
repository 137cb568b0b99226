import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReplaceDepartment as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 改派: another department takes over, with clocks of its own. */
export class ReplaceDepartment extends WhistleRequest<Decided> {}

@CommandHandler(ReplaceDepartment)
export class ReplaceDepartmentHandler implements ICommandHandler<ReplaceDepartment> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ReplaceDepartment): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
