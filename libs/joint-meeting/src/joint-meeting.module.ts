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
import { MeetingCommands } from './write/meeting-commands.js';
import { MeetingRequestHandler } from './write/meeting.command.js';
import { MeetingResolver } from './write/meeting.resolver.js';

const commands = {
  provide: MeetingCommands,
  inject: [EVENT_STORE, CLOCK, Directory],
  useFactory: (log: EventStore, clock: Clock, directory: Directory) =>
    new MeetingCommands(log, clock, directory),
};

const handlers = [MeetingRequestHandler, AskJointMeetingHandler, AskJointMeetingsHandler];
const resolvers = [MeetingResolver, JointMeetingsResolver];

/** 联席会议. Needs EVENT_STORE, READ_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [commands, ...handlers, ...resolvers],
})
export class JointMeetingModule {}
