import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { GrantExtension as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 同意延期. */
export class GrantExtension extends WhistleRequest<Decided> {}

@CommandHandler(GrantExtension)
export class GrantExtensionHandler implements ICommandHandler<GrantExtension> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: GrantExtension): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
