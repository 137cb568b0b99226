import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DeclineSummons as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 退哨: the department holds that the duty is not its own. */
export class DeclineSummons extends WhistleRequest<Decided> {}

@CommandHandler(DeclineSummons)
export class DeclineSummonsHandler implements ICommandHandler<DeclineSummons> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: DeclineSummons): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
