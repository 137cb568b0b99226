import { Command } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { MeetingCommand } from '../domain/joint-meeting.commands.js';
import type { MeetingReply } from './meeting-commands.js';

/** A command of the domain on its way to the meeting it is about. */
export abstract class MeetingRequest<
  C extends MeetingCommand = MeetingCommand,
> extends Command<MeetingReply> {
  constructor(
    readonly meetingId: string,
    readonly command: C,
    readonly delivery: Delivery,
  ) {
    super();
  }
}
