import { registerEnumType } from '@nestjs/graphql';
import type { MeetingLevel } from './domain/joint-meeting.events.js';
import type { Meeting } from './domain/joint-meeting.state.js';

export const MeetingLevelEnum = {
  STREET: 'street',
  DISTRICT: 'district',
} as const satisfies Record<string, MeetingLevel>;
registerEnumType(MeetingLevelEnum, {
  name: 'JointMeetingLevel',
  description: '联席会议的级别。Level of a joint meeting.',
  valuesMap: {
    STREET: { description: '一级：街道召集。Level one, called by a street.' },
    DISTRICT: { description: '二级：区级召集。Level two, called by the district.' },
  },
});

export type MeetingStatus = Exclude<Meeting['status'], 'none'>;
export const MeetingStatusEnum = {
  CALLED: 'called',
  CONCLUDED: 'concluded',
  CANCELLED: 'cancelled',
} as const satisfies Record<string, MeetingStatus>;
registerEnumType(MeetingStatusEnum, {
  name: 'JointMeetingStatus',
  description: '联席会议的状态。Where a joint meeting stands.',
  valuesMap: {
    CALLED: { description: '已召集。Called.' },
    CONCLUDED: { description: '已结束，纪要已归档。Over, its minutes filed.' },
    CANCELLED: { description: '已取消。Cancelled.' },
  },
});
