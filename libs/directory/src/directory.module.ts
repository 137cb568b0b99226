import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { PERSONAL_DATA, type PersonalData } from '#privacy';
import { Directory } from './organisations/directory.js';
import { FindOrganisationsHandler } from './organisations/read/organisations.query.js';
import { OrganisationsResolver } from './organisations/read/organisations.resolver.js';
import {
  OrganisationBoundaryResolver,
  RegionAtResolver,
} from './organisations/read/region-at.resolver.js';
import { OrganisationRequestHandler } from './organisations/write/organisation.command.js';
import { OrganisationResolver } from './organisations/write/organisation.resolver.js';
import { FindPeopleHandler } from './people/read/people.query.js';
import { PeopleResolver } from './people/read/people.resolver.js';
import { StaffRegister } from './people/staff-register.js';
import { PersonRequestHandler } from './people/write/person.command.js';
import { PersonResolver } from './people/write/person.resolver.js';
import { DutyRosters } from './rosters/duty-rosters.js';
import { FindOnDutyHandler, ShowDutyRosterHandler } from './rosters/read/duty.query.js';
import { DutyResolver } from './rosters/read/duty.resolver.js';
import { RosterRequestHandler } from './rosters/write/roster.command.js';
import { RosterResolver } from './rosters/write/roster.resolver.js';

const organisations = [
  OrganisationRequestHandler,
  OrganisationResolver,
  FindOrganisationsHandler,
  OrganisationsResolver,
  OrganisationBoundaryResolver,
  RegionAtResolver,
];
const people = [PersonRequestHandler, PersonResolver, FindPeopleHandler, PeopleResolver];
const rosters = [
  RosterRequestHandler,
  RosterResolver,
  FindOnDutyHandler,
  ShowDutyRosterHandler,
  DutyResolver,
];

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
      inject: [EVENT_STORE, CLOCK, Directory, { token: PERSONAL_DATA, optional: true }],
      useFactory: (
        ...[store, clock, directory, personalData]: [EventStore, Clock, Directory, PersonalData?]
      ) => new StaffRegister(store, clock, directory, personalData),
    },
    {
      provide: DutyRosters,
      inject: [EVENT_STORE, CLOCK, Directory, StaffRegister],
      useFactory: (
        ...[store, clock, directory, staff]: [EventStore, Clock, Directory, StaffRegister]
      ) => new DutyRosters(store, clock, directory, staff),
    },
    ...organisations,
    ...people,
    ...rosters,
  ],
  exports: [Directory, DutyRosters, StaffRegister],
})
export class DirectoryModule {}
