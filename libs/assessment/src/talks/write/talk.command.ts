import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { TalkCommand } from '../domain/talk.commands.js';
import { TalkCommands, type TalkReply, type TalkTask } from './talk-commands.js';

/** Message on the command bus: a command on a talk; without an id, the call of a new one. */
export class TalkRequest extends Command<TalkReply> implements TalkTask {
  readonly talkId?: string;

  constructor(
    readonly command: TalkCommand,
    readonly delivery: Delivery,
    talkId?: string,
  ) {
    super();
    if (talkId !== undefined) this.talkId = talkId;
  }
}

@CommandHandler(TalkRequest)
export class TalkRequestHandler implements ICommandHandler<TalkRequest> {
  constructor(private readonly talks: TalkCommands) {}

  execute(request: TalkRequest): Promise<TalkReply> {
    return this.talks.handle(request);
  }
}
