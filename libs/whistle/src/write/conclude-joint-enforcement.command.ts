import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ConcludeJointEnforcement as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 联合执法结束: who came, what was found, what was done. */
export class ConcludeJointEnforcement extends WhistleRequest<Decided> {}

@CommandHandler(ConcludeJointEnforcement)
export class ConcludeJointEnforcementHandler implements ICommandHandler<ConcludeJointEnforcement> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ConcludeJointEnforcement): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
