import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ContactStreet as Decided } from '../domain/whistle.commands.js';
import { WhistleCommands, type WhistleReply } from './whistle-commands.js';
import { WhistleRequest } from './whistle-request.js';

/** 联系: the department has called the street. */
export class ContactStreet extends WhistleRequest<Decided> {}

@CommandHandler(ContactStreet)
export class ContactStreetHandler implements ICommandHandler<ContactStreet> {
  constructor(private readonly whistles: WhistleCommands) {}

  execute(request: ContactStreet): Promise<WhistleReply> {
    return this.whistles.handle(request);
  }
}
