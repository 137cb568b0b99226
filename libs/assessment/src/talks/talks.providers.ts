import { Directory } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { EVIDENCE_BOOK, type EvidenceBook } from '#whistle';
import { AskTalkHandler, AskTalksHandler } from './read/talks.query.js';
import { TalksResolver } from './read/talks.resolver.js';
import { TalkCommands } from './write/talk-commands.js';
import { TalkRequestHandler } from './write/talk.command.js';
import { TalkResolver } from './write/talk.resolver.js';

const commands = {
  provide: TalkCommands,
  inject: [EVENT_STORE, CLOCK, Directory, { token: EVIDENCE_BOOK, optional: true }],
  useFactory: (log: EventStore, clock: Clock, directory: Directory, evidence?: EvidenceBook) =>
    new TalkCommands(log, clock, directory, evidence),
};

/** 约谈: its commands and questions. Needs EVENT_STORE, READ_STORE, CLOCK and the directory. */
export const TALK_PROVIDERS = [
  commands,
  TalkRequestHandler,
  TalkResolver,
  AskTalkHandler,
  AskTalksHandler,
  TalksResolver,
];
