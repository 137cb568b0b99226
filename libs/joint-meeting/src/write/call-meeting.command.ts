import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CallMeeting as Decided } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply } from './meeting-commands.js';
import { MeetingRequest } from './meeting-request.js';

/** 召集联席会议: level one by a street, level two by the command centre. */
export class CallMeeting extends MeetingRequest<Decided> {}

@CommandHandler(CallMeeting)
export class CallMeetingHandler implements ICommandHandler<CallMeeting> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: CallMeeting): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
