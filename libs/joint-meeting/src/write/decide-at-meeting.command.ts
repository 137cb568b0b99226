import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DecideAtMeeting as Decided } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply } from './meeting-commands.js';
import { MeetingRequest } from './meeting-request.js';

/** 议定事项: what is to be done, by whom and when. */
export class DecideAtMeeting extends MeetingRequest<Decided> {}

@CommandHandler(DecideAtMeeting)
export class DecideAtMeetingHandler implements ICommandHandler<DecideAtMeeting> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: DecideAtMeeting): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
