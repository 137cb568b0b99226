import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';
import { EVIDENCE_BOOK } from '#whistle';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceIntake, type EvidenceLimits } from './intake/evidence-intake.js';
import { EvidenceInLog } from './kept-evidence.js';
import { sentToday } from './read/evidence-pieces/evidence-pieces.projection.js';
import { EvidenceReaders } from './read/evidence-readers.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

const book = {
  provide: EVIDENCE_BOOK,
  inject: [EVENT_STORE],
  useFactory: (log: EventStore) => new EvidenceInLog(log),
};

const readers = {
  provide: EvidenceReaders,
  inject: [EVENT_STORE, READ_STORE, Directory],
  useFactory: (log: EventStore, reads: ReadStore, directory: Directory) =>
    new EvidenceReaders(log, reads, directory),
};

const intakeWithin = (limits: EvidenceLimits) => ({
  provide: EvidenceIntake,
  inject: [EVENT_STORE, CLOCK, EVIDENCE_STORE, READ_STORE],
  useFactory: (log: EventStore, clock: Clock, store: EvidenceStore, reads: ReadStore) =>
    new EvidenceIntake({ log, clock, store, sentToday: sentToday(reads) }, limits),
});

/**
 * 佐证. Needs EVENT_STORE, READ_STORE and CLOCK from a global module; provides EVIDENCE_BOOK to the rooms
 * whose commands refer to evidence.
 */
@Global()
@Module({})
export class EvidenceModule implements OnApplicationShutdown {
  constructor(@Inject(EVIDENCE_STORE) private readonly store: EvidenceStore) {}

  static forRoot(open: () => EvidenceStore, limits: EvidenceLimits): DynamicModule {
    return {
      module: EvidenceModule,
      imports: [DirectoryModule],
      controllers: [EvidenceController],
      providers: [
        { provide: EVIDENCE_STORE, useFactory: open },
        book,
        readers,
        intakeWithin(limits),
      ],
      exports: [EVIDENCE_BOOK],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
