import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AcknowledgeSummons as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 签收: the department has taken note. */
export class AcknowledgeSummons extends WhistleRequest<Decided> {}

@CommandHandler(AcknowledgeSummons)
export class AcknowledgeSummonsHandler implements ICommandHandler<AcknowledgeSummons> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: AcknowledgeSummons): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
