import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RequestExtension as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 申请延期 of the resolve clock. */
export class RequestExtension extends WhistleRequest<Decided> {}

@CommandHandler(RequestExtension)
export class RequestExtensionHandler implements ICommandHandler<RequestExtension> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: RequestExtension): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
