export { JointMeetingModule } from './joint-meeting.module.js';
export { jointMeetings } from './read/joint-meetings/joint-meetings.projection.js';
