import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordAttendance as Decided } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply } from './meeting-commands.js';
import { MeetingRequest } from './meeting-request.js';

/** 登记到会: who came for an organisation. */
export class RecordAttendance extends MeetingRequest<Decided> {}

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: RecordAttendance): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
