import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordProgress as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 进展: what is being done. */
export class RecordProgress extends WhistleRequest<Decided> {}

@CommandHandler(RecordProgress)
export class RecordProgressHandler implements ICommandHandler<RecordProgress> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: RecordProgress): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
