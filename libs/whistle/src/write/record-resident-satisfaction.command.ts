import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordResidentSatisfaction as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 回访: the resident’s own word, apart from the street’s rating. */
export class RecordResidentSatisfaction extends WhistleRequest<Decided> {}

@CommandHandler(RecordResidentSatisfaction)
export class RecordResidentSatisfactionHandler implements ICommandHandler<RecordResidentSatisfaction> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: RecordResidentSatisfaction): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
