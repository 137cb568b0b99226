export type { MeetingEvent } from './domain/joint-meeting.events.js';
export { jointMeeting } from './domain/joint-meeting.js';
export { partiesOf as meetingParties } from './domain/joint-meeting.state.js';
export type { MeetingCommand } from './domain/joint-meeting.commands.js';
export { MeetingCommands, meetingIdOf } from './write/meeting-commands.js';
export { JointMeetingModule } from './joint-meeting.module.js';
export { jointMeetings } from './read/joint-meetings/joint-meetings.projection.js';
export {
  type MeetingRecord,
  meetingRecord,
  type OrganisationAttendance,
} from './read/joint-meetings/meeting-record.js';
export type { MeetingTables } from './read/joint-meetings/joint-meetings.tables.js';
