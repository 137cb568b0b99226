import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PauseClock as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 挂账: the clocks of one summons stand still. */
export class PauseClock extends WhistleRequest<Decided> {}

@CommandHandler(PauseClock)
export class PauseClockHandler implements ICommandHandler<PauseClock> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: PauseClock): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
