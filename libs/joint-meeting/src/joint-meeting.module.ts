import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import {
  AskJointMeetingHandler,
  AskJointMeetingsHandler,
} from './read/joint-meetings/joint-meetings.query.js';
import { JointMeetingsResolver } from './read/joint-meetings/joint-meetings.resolver.js';
import { CallMeetingHandler } from './write/call-meeting.command.js';
import { CallMeetingResolver } from './write/call-meeting.resolver.js';
import { CancelMeetingHandler } from './write/cancel-meeting.command.js';
import { CancelMeetingResolver } from './write/cancel-meeting.resolver.js';
import { DecideAtMeetingHandler } from './write/decide-at-meeting.command.js';
import { DecideAtMeetingResolver } from './write/decide-at-meeting.resolver.js';
import { FileMinutesHandler } from './write/file-minutes.command.js';
import { FileMinutesResolver } from './write/file-minutes.resolver.js';
import { MeetingCommands } from './write/meeting-commands.js';
import { RecordAttendanceHandler } from './write/record-attendance.command.js';
import { RecordAttendanceResolver } from './write/record-attendance.resolver.js';

const commands = {
  provide: MeetingCommands,
  inject: [EVENT_STORE, CLOCK, Directory],
  useFactory: (log: EventStore, clock: Clock, directory: Directory) =>
    new MeetingCommands(log, clock, directory),
};

const handlers = [
  CallMeetingHandler,
  RecordAttendanceHandler,
  DecideAtMeetingHandler,
  FileMinutesHandler,
  CancelMeetingHandler,
  AskJointMeetingHandler,
  AskJointMeetingsHandler,
];
const resolvers = [
  CallMeetingResolver,
  RecordAttendanceResolver,
  DecideAtMeetingResolver,
  FileMinutesResolver,
  CancelMeetingResolver,
  JointMeetingsResolver,
];

/** 联席会议. Needs EVENT_STORE, READ_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [commands, ...handlers, ...resolvers],
})
export class JointMeetingModule {}
