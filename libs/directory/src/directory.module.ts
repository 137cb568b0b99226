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
import { RegisterPersonHandler } from './write/register-person.command.js';
import { RegisterPersonResolver } from './write/register-person.resolver.js';
import { ChangePersonDetailsHandler } from './write/change-person-details.command.js';
import { ChangePersonDetailsResolver } from './write/change-person-details.resolver.js';
import { MovePersonHandler } from './write/move-person.command.js';
import { MovePersonResolver } from './write/move-person.resolver.js';
import { RecordPersonLeftHandler } from './write/record-person-left.command.js';
import { RecordPersonLeftResolver } from './write/record-person-left.resolver.js';
import { AssignDutiesHandler } from './write/assign-duties.command.js';
import { AssignDutiesResolver } from './write/assign-duties.resolver.js';
import { WithdrawDutyHandler } from './write/withdraw-duty.command.js';
import { WithdrawDutyResolver } from './write/withdraw-duty.resolver.js';
import { DutyResolver } from './read/duty/duty.resolver.js';
import { FindOnDutyHandler, ShowDutyRosterHandler } from './read/duty/duty.query.js';
import { FindPeopleHandler } from './read/people/people.query.js';
import { PeopleResolver } from './read/people/people.resolver.js';
import { DutyRosters } from './duty-rosters.js';
import { StaffRegister } from './staff-register.js';

/** 单位目录、人员、值班. Needs EVENT_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule],
  providers: [
    {
      provide: Directory,
      inject: [EVENT_STORE, CLOCK],
      useFactory: (store: EventStore, clock: Clock) => new Directory(store, clock),
    },
    {
      provide: StaffRegister,
      inject: [EVENT_STORE, CLOCK, Directory],
      useFactory: (store: EventStore, clock: Clock, directory: Directory) =>
        new StaffRegister(store, clock, directory),
    },
    {
      provide: DutyRosters,
      inject: [EVENT_STORE, CLOCK, Directory, StaffRegister],
      useFactory: (
        ...[store, clock, directory, staff]: [EventStore, Clock, Directory, StaffRegister]
      ) => new DutyRosters(store, clock, directory, staff),
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
    RegisterPersonHandler,
    RegisterPersonResolver,
    ChangePersonDetailsHandler,
    ChangePersonDetailsResolver,
    MovePersonHandler,
    MovePersonResolver,
    RecordPersonLeftHandler,
    RecordPersonLeftResolver,
    AssignDutiesHandler,
    AssignDutiesResolver,
    WithdrawDutyHandler,
    WithdrawDutyResolver,
    FindPeopleHandler,
    PeopleResolver,
    FindOnDutyHandler,
    ShowDutyRosterHandler,
    DutyResolver,
  ],
  exports: [Directory, DutyRosters, StaffRegister],
})
export class DirectoryModule {}
