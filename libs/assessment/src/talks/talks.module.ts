import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { AskTalkHandler, AskTalksHandler } from './read/talks.query.js';
import { TalksResolver } from './read/talks.resolver.js';
import { TalkCommands } from './write/talk-commands.js';
import { TalkRequestHandler } from './write/talk.command.js';
import { TalkResolver } from './write/talk.resolver.js';

const commands = {
  provide: TalkCommands,
  inject: [EVENT_STORE, CLOCK, Directory],
  useFactory: (log: EventStore, clock: Clock, directory: Directory) =>
    new TalkCommands(log, clock, directory),
};

/** 约谈. Needs EVENT_STORE, READ_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [
    commands,
    TalkRequestHandler,
    TalkResolver,
    AskTalkHandler,
    AskTalksHandler,
    TalksResolver,
  ],
})
export class TalksModule {}
