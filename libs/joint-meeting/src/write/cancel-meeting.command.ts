import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CancelMeeting as Decided } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply } from './meeting-commands.js';
import { MeetingRequest } from './meeting-request.js';

/** 取消会议, before anybody has come. */
export class CancelMeeting extends MeetingRequest<Decided> {}

@CommandHandler(CancelMeeting)
export class CancelMeetingHandler implements ICommandHandler<CancelMeeting> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: CancelMeeting): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
