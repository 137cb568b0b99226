import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportDirectoryHandler } from './directory-file.command.js';
import { DirectoryFileResolver } from './directory-file.resolver.js';
import { RebuildReadModelHandler, UnparkStreamHandler } from './read-models.command.js';
import { AskParkedStreamsHandler, AskReadModelsHandler } from './read-models.query.js';
import { ReadModelsResolver } from './read-models.resolver.js';

/** 运行维护. Needs EVENT_STORE, READ_STORE, CLOCK and PERSONAL_DATA from global modules. */
@Module({
  imports: [CqrsModule],
  providers: [
    AskReadModelsHandler,
    AskParkedStreamsHandler,
    RebuildReadModelHandler,
    UnparkStreamHandler,
    ReadModelsResolver,
    ImportDirectoryHandler,
    DirectoryFileResolver,
  ],
})
export class AdministrationModule {}
