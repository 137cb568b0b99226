import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReportResolution as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 反馈: the department says it is done. */
export class ReportResolution extends WhistleRequest<Decided> {}

@CommandHandler(ReportResolution)
export class ReportResolutionHandler implements ICommandHandler<ReportResolution> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ReportResolution): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
