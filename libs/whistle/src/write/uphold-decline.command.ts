import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UpholdDecline as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 裁定退哨成立: another takes over, or the department is let go. */
export class UpholdDecline extends WhistleRequest<Decided> {}

@CommandHandler(UpholdDecline)
export class UpholdDeclineHandler implements ICommandHandler<UpholdDecline> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: UpholdDecline): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
