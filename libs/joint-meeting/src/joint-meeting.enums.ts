import { enumOf } from '#graphql';
import type { MeetingLevel } from './domain/joint-meeting.events.js';
import type { Meeting } from './domain/joint-meeting.state.js';

export const MeetingLevelEnum = enumOf<MeetingLevel>(
  'JointMeetingLevel',
  '联席会议的级别。Level of a joint meeting.',
  {
    street: '一级：街道召集。Level one, called by a street.',
    district: '二级：区级召集。Level two, called by the district.',
  },
);

export type MeetingStatus = Exclude<Meeting['status'], 'none'>;
export const MeetingStatusEnum = enumOf<MeetingStatus>(
  'JointMeetingStatus',
  '联席会议的状态。Where a joint meeting stands.',
  {
    called: '已召集。Called.',
    concluded: '已结束，纪要已归档。Over, its minutes filed.',
    cancelled: '已取消。Cancelled.',
  },
);
