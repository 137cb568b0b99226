import { Directory } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';
import { PeriodScores } from '../read/scorecards/period-scores.js';
import { AskConsultationHandler, AskConsultationsHandler } from './read/consultations.query.js';
import { ConsultationsResolver } from './read/consultations.resolver.js';
import { gatherDossier } from './read/dossier-source.js';
import { ConsultationCommands } from './write/consultation-commands.js';
import { ConsultationRequestHandler } from './write/consultation.command.js';
import { ConsultationResolver } from './write/consultation.resolver.js';

/** Where the write side meets the read models: what a street is to judge by comes from them. */
const commands = {
  provide: ConsultationCommands,
  inject: [EVENT_STORE, CLOCK, Directory, READ_STORE, PeriodScores],
  useFactory: (
    log: EventStore,
    clock: Clock,
    directory: Directory,
    ...[reads, scores]: [ReadStore, PeriodScores]
  ) => {
    const sources = { log, reads, scores, directory };
    return new ConsultationCommands(log, clock, {
      directory,
      gatherDossier: (asked) => gatherDossier(sources, asked),
    });
  },
};

/** 任免征求意见: its commands and questions. Needs the stores, CLOCK, the directory and the score rules. */
export const CONSULTATION_PROVIDERS = [
  commands,
  ConsultationRequestHandler,
  ConsultationResolver,
  AskConsultationHandler,
  AskConsultationsHandler,
  ConsultationsResolver,
];
