import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RefuseExtension as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 不同意延期. */
export class RefuseExtension extends WhistleRequest<Decided> {}

@CommandHandler(RefuseExtension)
export class RefuseExtensionHandler implements ICommandHandler<RefuseExtension> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: RefuseExtension): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
