import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { MeetingCommand } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply, type OnMeeting } from './meeting-commands.js';

/** A command of the domain on its way to the meeting it is about. */
export class MeetingRequest extends Command<MeetingReply> implements OnMeeting {
  constructor(
    readonly meetingId: string,
    readonly command: MeetingCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

/** Carries out every command on meetings that comes over the bus. */
@CommandHandler(MeetingRequest)
export class MeetingRequestHandler implements ICommandHandler<MeetingRequest> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: MeetingRequest): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
