import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FileMinutes as Decided } from '../domain/joint-meeting.commands.js';
import { MeetingCommands, type MeetingReply } from './meeting-commands.js';
import { MeetingRequest } from './meeting-request.js';

/** 归档纪要: the meeting is over. */
export class FileMinutes extends MeetingRequest<Decided> {}

@CommandHandler(FileMinutes)
export class FileMinutesHandler implements ICommandHandler<FileMinutes> {
  constructor(private readonly meetings: MeetingCommands) {}

  execute(request: FileMinutes): Promise<MeetingReply> {
    return this.meetings.handle(request);
  }
}
