export { DirectoryModule } from './directory.module.js';
export { type Filed, Filing, type FilingPlan, type RefusedLine } from './filing.js';
export { Directory } from './organisations/directory.js';
export {
  type DirectoryCommand,
  type OrganisationChange,
} from './organisations/domain/directory.commands.js';
export {
  ORGANISATION_KINDS,
  type OrganisationDetails,
  type OrganisationKind,
} from './organisations/domain/directory.events.js';
export type {
  District,
  Organisation,
  OrganisationRecord,
} from './organisations/domain/directory.state.js';
export { type Step, stepsOf } from './organisations/domain/directory.steps.js';
export { directory } from './organisations/domain/directory.js';
export { Organisations } from './organisations/organisations.js';
export { regionAt } from './organisations/region-at.js';
export { directoryMessage } from './organisations/write/organisation-result.js';
export type { PersonChange } from './people/domain/people.commands.js';
export type { PersonDetails } from './people/domain/people.events.js';
export type { Person, PersonRecord } from './people/domain/people.state.js';
export { People } from './people/people.js';
export { people } from './people/domain/people.js';
export { StaffRegister } from './people/staff-register.js';
export { roster } from './rosters/domain/roster.js';
export { DutyRosters, type MonthRoster } from './rosters/duty-rosters.js';
