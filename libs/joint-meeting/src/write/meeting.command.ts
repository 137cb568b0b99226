import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { MeetingCommand } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply, type MeetingTask } from './meeting-commands.js';

/** Message on the command bus: a command on a meeting. */
export class MeetingRequest extends Command<MeetingReply> implements MeetingTask {
  constructor(
    readonly meetingId: string,
    readonly command: MeetingCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(MeetingRequest)
export class MeetingRequestHandler implements ICommandHandler<MeetingRequest> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: MeetingRequest): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
