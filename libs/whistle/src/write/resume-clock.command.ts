import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ResumeClock as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 恢复计时: due times move by the pause. */
export class ResumeClock extends WhistleRequest<Decided> {}

@CommandHandler(ResumeClock)
export class ResumeClockHandler implements ICommandHandler<ResumeClock> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ResumeClock): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
