import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RateDepartment as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 评哨: the street scores a department. */
export class RateDepartment extends WhistleRequest<Decided> {}

@CommandHandler(RateDepartment)
export class RateDepartmentHandler implements ICommandHandler<RateDepartment> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: RateDepartment): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
