import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DisputeArrival as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 到场异议: the claimed arrival no longer counts. */
export class DisputeArrival extends WhistleRequest<Decided> {}

@CommandHandler(DisputeArrival)
export class DisputeArrivalHandler implements ICommandHandler<DisputeArrival> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: DisputeArrival): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
