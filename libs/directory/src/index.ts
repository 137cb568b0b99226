export type { DirectoryChange } from './change.js';
export { Directory, DIRECTORY_STREAM, type DirectoryOutcome } from './directory.js';
export { DirectoryModule } from './directory.module.js';
export { isCreditCode } from './domain/credit-code.js';
export type { DirectoryCommand } from './domain/directory.commands.js';
export {
  type DirectoryEvent,
  ORGANISATION_KINDS,
  type OrganisationDetails,
  type OrganisationKind,
} from './domain/directory.events.js';
export { DIRECTORY_REJECTIONS, type DirectoryRejection } from './domain/directory.rejections.js';
export type { District, Organisation } from './domain/directory.state.js';
export { directory } from './domain/directory.js';
export { organisationIn, OrganisationKindEnum, OrganisationType } from './organisation.type.js';
export { Organisations } from './organisations.js';
export { directoryMessage } from './write/organisation-result.js';
export { DutyRosters, type MonthRoster, type OnDuty } from './duty-rosters.js';
export type { PersonDetails } from './domain/people.events.js';
export type { Person } from './domain/people.state.js';
export { People } from './people.js';
export { PEOPLE_STREAM, StaffRegister } from './staff-register.js';
export type { OrganisationChange } from './domain/directory.commands.js';
export type { PersonChange } from './domain/people.commands.js';
export { type Step, stepsOf } from './domain/directory.steps.js';
export type { OrganisationRecord } from './domain/directory.state.js';
export type { PersonRecord } from './domain/people.state.js';
export { ROSTER_STREAM_PREFIX } from './duty-rosters.js';
export { type Filed, Filing, type FilingPlan, type RefusedLine } from './filing.js';
