import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { EVIDENCE_BOOK, type EvidenceBook } from '#whistle';
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
  inject: [EVENT_STORE, CLOCK, Directory, { token: EVIDENCE_BOOK, optional: true }],
  useFactory: (log: EventStore, clock: Clock, directory: Directory, evidence?: EvidenceBook) =>
    new MeetingCommands(log, clock, directory, evidence),
};

const handlers = [MeetingRequestHandler, AskJointMeetingHandler, AskJointMeetingsHandler];
const resolvers = [MeetingResolver, JointMeetingsResolver];

/** 联席会议. Needs EVENT_STORE, READ_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [commands, ...handlers, ...resolvers],
})
export class JointMeetingModule {}
