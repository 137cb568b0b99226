import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Directory } from './directory.js';
import { FindOrganisationsHandler } from './read/organisations/organisations.query.js';
import { OrganisationsResolver } from './read/organisations/organisations.resolver.js';
import { CancelOrganisationChangeHandler } from './write/cancel-organisation-change.command.js';
import { CancelOrganisationChangeResolver } from './write/cancel-organisation-change.resolver.js';
import { MergeOrganisationsHandler } from './write/merge-organisations.command.js';
import { MergeOrganisationsResolver } from './write/merge-organisations.resolver.js';
import { MoveOrganisationHandler } from './write/move-organisation.command.js';
import { MoveOrganisationResolver } from './write/move-organisation.resolver.js';
import { SplitOrganisationHandler } from './write/split-organisation.command.js';
import { SplitOrganisationResolver } from './write/split-organisation.resolver.js';
import { RegisterOrganisationHandler } from './write/register-organisation.command.js';
import { RegisterOrganisationResolver } from './write/register-organisation.resolver.js';
import { RenameOrganisationHandler } from './write/rename-organisation.command.js';
import { RenameOrganisationResolver } from './write/rename-organisation.resolver.js';
import { RetireOrganisationHandler } from './write/retire-organisation.command.js';
import { RetireOrganisationResolver } from './write/retire-organisation.resolver.js';

/** 单位目录. Needs EVENT_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule],
  providers: [
    {
      provide: Directory,
      inject: [EVENT_STORE, CLOCK],
      useFactory: (store: EventStore, clock: Clock) => new Directory(store, clock),
    },
    FindOrganisationsHandler,
    OrganisationsResolver,
    RegisterOrganisationHandler,
    RegisterOrganisationResolver,
    RenameOrganisationHandler,
    RenameOrganisationResolver,
    RetireOrganisationHandler,
    RetireOrganisationResolver,
    CancelOrganisationChangeHandler,
    CancelOrganisationChangeResolver,
    MergeOrganisationsHandler,
    MergeOrganisationsResolver,
    MoveOrganisationHandler,
    MoveOrganisationResolver,
    SplitOrganisationHandler,
    SplitOrganisationResolver,
  ],
  exports: [Directory],
})
export class DirectoryModule {}
