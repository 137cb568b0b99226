import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CallJointEnforcement as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 联合执法: several departments go together. */
export class CallJointEnforcement extends WhistleRequest<Decided> {}

@CommandHandler(CallJointEnforcement)
export class CallJointEnforcementHandler implements ICommandHandler<CallJointEnforcement> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: CallJointEnforcement): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
